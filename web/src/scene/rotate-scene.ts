/** A scene after quarter turns: the same rule as `codeweek.scene.turned`. */

import { HERO, UP } from '../generated/constants';
import type { Label, Moving, Rect, Scene, Shape, Sprite } from '../core/types';


/** Quarter turns clockwise of a scene of that size; its new top left corner is at 0, 0 again. */
export class Turn {
  constructor(private readonly quarters: number, private readonly width: number, private readonly height: number) {}

  /** Places turn, and so does the hero; all else stays upright. */
  moving<T extends Moving>(scene: T): T {
    return { ...scene, sprites: scene.sprites.map((sprite) => this.sprite(sprite)), marks: scene.marks.map((shape) => this.shape(shape)) };
  }

  whole(scene: Scene): Scene {
    const [width, height] = this.size(scene.width, scene.height);
    const background = scene.background.map((shape) => this.shape(shape));
    return { ...this.moving(scene), width, height, background, rim: scene.rim.map((label) => this.name(label)) };
  }

  shape(shape: Shape): Shape {
    if (shape.shape === 'line') return { ...shape, points: shape.points.map(([x, y]) => this.at(x, y)) };
    if (shape.shape === 'rect') return this.rect(shape);
    const [x, y] = this.at(shape.x, shape.y);
    return { ...shape, x, y };
  }

  private at(x: number, y: number): [number, number] {
    const { width, height } = this;
    return ([[x, y], [height - y, x], [width - x, height - y], [y, width - x]] as const)[this.quarters]!.slice() as [number, number];
  }

  private size(width: number, height: number): [number, number] { return this.quarters % 2 ? [height, width] : [width, height]; }

  private rect(rect: Rect): Rect {
    const [x, y] = this.at(rect.x + rect.width / 2, rect.y + rect.height / 2);
    const [width, height] = this.size(rect.width, rect.height);
    return { ...rect, x: x - width / 2, y: y - height / 2, width, height };
  }

  private sprite(sprite: Sprite): Sprite {
    const [x, y] = this.at(sprite.x, sprite.y);
    const angle = sprite.id === HERO ? sprite.angle + 90 * this.quarters : sprite.angle;
    return { ...sprite, x, y, angle: angle % 360 };
  }

  /** A name on the rim stays on the left or on the top, beside the row or column that is now its own. */
  private name(label: Label): Label {
    const [x, y] = this.at(label.x, label.y);
    const top = (label.y < 0) !== Boolean(this.quarters % 2);
    const outside = Math.min(label.x, label.y);
    return top ? { ...label, x, y: outside } : { ...label, x: outside, y };
  }
}

/** The quarter turns clockwise that make the hero look up. */
export function quartersOf(scene: Moving): number {
  const hero = scene.sprites.find((sprite) => sprite.id === HERO);
  return hero ? (((Math.round((UP - hero.angle) / 90) % 4) + 4) % 4) : 0;
}

/** Scenes as the hero sees them: each is turned once. */
export class Eyes {
  private readonly kept = new WeakMap<Moving, Map<number, Moving>>();

  /** The scene, turned; its ground too when it has one. */
  seen<T extends Moving>(scene: T, quarters: number, ground: Scene): T {
    const turns = this.kept.get(scene) ?? new Map<number, Moving>();
    this.kept.set(scene, turns);
    const found = turns.get(quarters) ?? this.turn(scene, quarters, ground);
    turns.set(quarters, found);
    return found as T;
  }

  private turn(scene: Moving, quarters: number, ground: Scene): Moving {
    const turn = new Turn(quarters, ground.width, ground.height);
    return 'background' in scene ? turn.whole(scene as Scene) : turn.moving(scene);
  }
}
