/** What is fetched only when somebody comes in: all of it together, so that what the first page needs stays in few files. */

export { askToAdd } from '../pages/add-pack';
export { evaluationPage } from '../transfer/evaluation-page';
export { hourPage } from '../transfer/hour-page';
export { InventPage } from '../invent/invent-page';
export { MinePage } from '../invent/my-levels';
export { openNames } from '../invent/invent-page';
export { MakingList } from '../pack-editor/pack-list';
export { MakingPage } from '../pack-editor/pack-page';
export { rosterPage } from '../pages/trash-page';
export { arrive } from '../transfer/arrival';
export { codePage } from '../transfer/code-page';
export { elsewherePage } from '../transfer/elsewhere-page';
export { enterRoom } from '../room/room-session';
export { choosePage } from '../workshop/choose-page';
export { workshopPage } from '../workshop/page';
