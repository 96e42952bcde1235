/** What is fetched only when somebody comes in: all of it together, so that what the first page needs stays in few files. */

export { askToAdd } from './adding';
export { evaluationPage } from './resume/evaluation';
export { InventPage } from './invent/draw';
export { MinePage } from './invent/mine';
export { openNames } from './invent/naming';
export { MakingList } from './making/list';
export { MakingPage } from './making/page';
export { rosterPage } from './pages/roster';
export { arrive } from './resume/arriving';
export { codePage } from './resume/code';
export { elsewherePage } from './resume/elsewhere';
export { enterRoom } from './room/here';
export { workshopPage } from './workshop/page';
