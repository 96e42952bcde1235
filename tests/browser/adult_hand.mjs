// The adult's hand on the board of a room: every act by the buttons that an adult presses.
export class Hand {
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  /** To one of the pages of the board; from another address all of it is loaded. */
  async at(hash = '') {
    const wanted = `${this.address}salle${hash}`;
    if (this.page.url().replace(/#$/, '') === wanted) return;
    if (!this.page.url().startsWith(`${this.address}salle`)) await this.page.goto(wanted);
    else await this.page.evaluate((there) => { location.hash = there; }, hash);
    await this.page.locator(hash === '#seance' ? '.session' : '.board').waitFor();
  }

  /** The last one with this name: a card is over the page. */
  press(name) { return this.page.getByRole('button', { name, exact: true }).last().click(); }

  /** At once, where a child is amid a level: the board asks when. */
  async atOnce() {
    const asked = this.page.locator('dialog').getByRole('button', { name: 'Tout de suite', exact: true });
    if (await asked.isVisible()) await asked.click();
  }

  /** In a minute, which is asked while a child is amid a level. */
  inAMinute() { return this.press('Dans une minute'); }

  async lead(name) {
    await this.at();
    await this.page.locator(`#lead-${name}`).click();
  }

  /** What goes on is ended at the top of the board. */
  async ends(name) {
    await this.at();
    await this.page.locator(`.going-${name} button`).last().click();
    await this.page.locator(`.going-${name}`).waitFor({ state: 'detached' });
  }

  async eyes() {
    await this.at();
    await this.page.keyboard.press('e');
    await this.atOnce();
    await this.page.locator('.going-pause').waitFor();
  }

  async says(text) {
    await this.lead('say');
    await this.page.locator('dialog input').fill(text);
    await this.press('Montrer à tous');
  }

  async turns() {
    await this.lead('timer');
    await this.press('5\u00a0min');
  }

  async together(stars) {
    await this.lead('goal');
    await this.page.locator('dialog input').fill(String(stars));
    await this.press('Commencer');
  }

  async votes(level) {
    await this.lead('vote');
    await this.page.locator('dialog select').selectOption(`codeweek ${level}`);
    await this.press('Ouvrir le vote');
    await this.atOnce();
    await this.page.locator('.going-vote').waitFor();
  }

  /** The sheet of a child, for one act. */
  async child(profile, act) {
    await this.at();
    await this.page.locator(`.child[data-profile="${profile}"] .child-open`).click();
    await this.page.locator('.child-acts').getByRole('button', { name: act, exact: true }).click();
  }

  async sendsLevel(profile, level) {
    await this.child(profile, 'Envoyer un niveau');
    await this.page.locator('dialog select').selectOption(`codeweek ${level}`);
    await this.press('Envoyer');
    await this.page.keyboard.press('Escape');
  }

  async sendsIdea(profile) {
    await this.child(profile, 'Envoyer une idée');
    await this.page.getByRole('button', { name: 'Idée n°\u00a01' }).click();
    await this.page.keyboard.press('Escape');
  }

  async allows(profile) {
    await this.at();
    await this.page.locator(`.asker[data-profile="${profile}"]`).getByRole('button', { name: "C'est bien lui" }).click();
  }

  /** Today's session: what is ticked, and what is not. */
  async session({ title = '', ticks = [], unticks = [], opens = 0 }) {
    await this.at('#seance');
    await this.page.locator('summary').nth(opens).click();
    for (const name of ticks) await this.page.getByRole('checkbox', { name }).check();
    for (const name of unticks) await this.page.getByRole('checkbox', { name }).uncheck();
    await this.page.getByLabel('Le nom de la séance').fill(title);
    await this.press('Ouvrir pour tous');
    await this.atOnce();
  }

  async asUsual() {
    await this.at('#seance');
    await this.press('Rouvrir tous les niveaux');
  }

  /** A file for one of the buttons that ask for one. */
  async gives(button, file) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press(button)]);
    await chooser.setFiles(file);
  }

  async tidies() {
    await this.lead('end');
    await this.press('Ranger pour demain');
    await this.press('Ranger');
    await this.atOnce();
  }

  async erases() {
    await this.lead('end');
    await this.press('Effacer pour de bon');
    await this.page.getByLabel('Oui, je veux effacer').check();
    await this.press('Effacer pour de bon');
  }
}
