/** The names of a level (its heroes, what they wear, its messages) are chosen on a block from a list, not typed. */

import * as Blockly from 'blockly/core';

type Names = Readonly<Record<string, readonly string[]>>;
interface Opens { showEditor_(event?: Event, quiet?: boolean): void }

const OPEN = ['when_message.word', 'send.message']; // a word of one's own may be typed there too
const known = new WeakMap<Blockly.Workspace, { names: Names; other: string }>();
let ready = false;

/** From now on, in this workspace; `other`: what typing another word is called. */
export function chooseNames(workspace: Blockly.Workspace, names: Names, other: string): void {
  known.set(workspace, { names, other });
  if (ready) return;
  ready = true;
  const fields = Blockly.FieldTextInput.prototype as unknown as Opens, typed = fields.showEditor_;
  fields.showEditor_ = function show(this: Blockly.FieldTextInput & Opens, event, quiet): void {
    if (!list(this, () => typed.call(this, event, quiet))) typed.call(this, event, quiet);
  };
}

/** The names for a field; of a text in a hole, those of the hole. */
function namesFor(field: Blockly.FieldTextInput): { place: string; names: string[] } {
  const block = field.getSourceBlock(), workspace = block?.workspace, parent = block?.getParent();
  const hole = block?.type === 'text' ? parent?.inputList.find((input) => input.connection?.targetBlock() === block) : undefined;
  const place = hole ? `${parent!.type}.${hole.name}` : `${block?.type}.${field.name}`;
  const names = workspace ? known.get(workspace)?.names[place] : undefined;
  const own = names && OPEN.includes(place) ? messages(workspace!) : [];
  return { place, names: [...new Set([...names ?? [], ...own])] };
}

/** The words that the program sends or hears. */
function messages(workspace: Blockly.Workspace): string[] {
  return workspace.getAllBlocks(true).flatMap((block) => {
    const text = block.type === 'when_message' ? block.getFieldValue('word') : block.type === 'send' ? block.getInputTargetBlock('message')?.getFieldValue('value') : '';
    return text ? [String(text)] : [];
  });
}

/** Show the list; false where there is none. */
function list(field: Blockly.FieldTextInput, type: () => void): boolean {
  const { place, names } = namesFor(field), block = field.getSourceBlock();
  if (names.length === 0 || !(block instanceof Blockly.BlockSvg)) return false;
  const now = String(field.getValue()), open = OPEN.includes(place), menu = new Blockly.Menu();
  menu.setRole(Blockly.utils.aria.Role.LISTBOX);
  const add = (words: string, chosen: boolean, act: () => void): void => {
    const item = new Blockly.MenuItem(words);
    item.setRole(Blockly.utils.aria.Role.OPTION);
    item.setCheckable(true);
    item.setChecked(chosen);
    item.onAction(() => {
      Blockly.DropDownDiv.hideIfOwner(field as unknown as Blockly.Field, true);
      act();
    }, field);
    menu.addChild(item);
  };
  for (const name of open || names.includes(now) || !now ? names : [...names, now]) add(name, name === now, () => { field.setValue(name); });
  if (open) add(known.get(block.workspace)!.other, false, type);
  Blockly.DropDownDiv.clearContent();
  menu.render(Blockly.DropDownDiv.getContentDiv()).classList.add('blocklyDropdownMenu');
  Blockly.DropDownDiv.setColour(block.getColour(), block.getColourTertiary());
  Blockly.DropDownDiv.showPositionedByField(field as unknown as Blockly.Field, () => menu.dispose());
  menu.focus();
  return true;
}
