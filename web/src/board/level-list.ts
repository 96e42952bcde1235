/** The levels there are to choose from, by number and title: those of the course, then those of the packs. */

import { make } from '../ui/dom';
import type { Chosen, Course, Lesson } from '../generated/room';
import { ask } from './board-requests';

export interface Place extends Chosen { lesson: Lesson; number: string }

export class Lessons {
  courses: Course[] = [];
  private readonly places = new Map<string, Place>();

  async load(language: string): Promise<void> {
    this.courses = await ask<Course[]>(`course?language=${language}`);
    this.places.clear();
    for (const course of this.courses) for (const place of placesOf(course)) this.places.set(`${place.pack} ${place.level}`, place);
  }

  find({ pack, level }: Chosen): Place | undefined { return this.places.get(`${pack} ${level}`); }

  /** « 4.5 L'escalier »; of a level that is not here, the end of its name. */
  label(chosen: Chosen): string {
    const place = this.find(chosen);
    if (!place) return chosen.level.replace(/.*\//, '');
    if (place.pack === this.own) return `${place.number} ${place.lesson.title}`;
    const pack = this.courses.find(({ key }) => key === place.pack)?.title;
    return pack === place.lesson.title ? pack : `${place.lesson.title} (${pack})`;
  }

  /** The key of the course: its levels have addresses. */
  get own(): string { return this.courses.find(({ sum }) => !sum)?.key ?? ''; }

  get all(): Place[] { return [...this.places.values()]; }
}

/** The levels of a course, with their numbers. */
export function placesOf(course: Course): Place[] {
  return course.chapters.flatMap(({ levels }, chapter) => levels.map((lesson, place) => (
    { pack: course.key, level: lesson.id, lesson, number: `${chapter + 1}.${place + 1}` })));
}

/**
 * A list of levels to choose one from; those that `fit`, in the groups of their chapters, those of `today` before all.
 * `now`: the one that is chosen; else the first of them.
 */
export function chooser(lessons: Lessons, name: string, fit: (place: Place) => boolean, { now, today = [], label = '' }: { now?: Chosen; today?: Chosen[]; label?: string } = {}): HTMLSelectElement {
  const list = make('select', { class: 'field', attributes: { 'aria-label': name } });
  const first = today.map((each) => lessons.find(each)).filter((place): place is Place => place !== undefined && fit(place));
  if (first.length > 0) list.append(make('optgroup', { attributes: { label } }, ...first.map((place) => make('option', { text: lessons.label(place), attributes: { value: `${place.pack} ${place.level}` } }))));
  for (const course of lessons.courses) {
    course.chapters.forEach(({ title }, chapter) => {
      const fits = placesOf(course).filter((place) => place.number.startsWith(`${chapter + 1}.`) && fit(place));
      const group = make('optgroup', { attributes: { label: course.sum ? `${course.title} : ${title}` : `${chapter + 1} ${title}` } });
      for (const place of fits) {
        const chosen = place.pack === now?.pack && place.level === now.level;
        group.append(make('option', { text: `${place.number} ${place.lesson.title}`, attributes: { value: `${place.pack} ${place.level}`, selected: chosen } }));
      }
      if (fits.length > 0) list.append(group);
    });
  }
  return list;
}

/** What is chosen in such a list. */
export function chosenIn(list: HTMLSelectElement, lessons: Lessons): Place | undefined {
  return lessons.all.find(({ pack, level }) => `${pack} ${level}` === list.value);
}
