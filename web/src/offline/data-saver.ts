/** Whether the browser is to fetch no more than is used. */

import { isTable } from '../base/json';

export function savesData(): boolean { return 'connection' in navigator && isTable(navigator.connection) && navigator.connection['saveData'] === true; }
