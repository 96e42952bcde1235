/** Blockly's own words in each language there is, where Blockly has them: made by the build (`build.mjs`). */
declare module 'blockly-messages' {
  const messages: Record<string, () => Promise<Record<string, unknown>>>;
  export default messages;
}
