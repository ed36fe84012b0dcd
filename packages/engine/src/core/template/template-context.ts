import type { TimeZone } from '@sojourn/schema';
import { Context, Drop } from 'liquidjs';
import type { Liquid } from 'liquidjs';
import { Missing } from './missing.ts';
import { mostMemory, StepLimit } from './template-limits.ts';

const loopFields: ReadonlySet<unknown> = new Set(['index', 'index0', 'rindex', 'rindex0', 'first', 'last', 'length']);

/** Reads own fields of plain data and nothing else: no inherited one, no function, no method of the library's own objects. */
export class TemplateContext extends Context {
  /** The zone that `date` writes in. */
  readonly zone: TimeZone;

  constructor(liquid: Liquid, data: object, zone: TimeZone) {
    // The library only calls `check` and `use` of it; its own class counts milliseconds.
    const renderLimit = new StepLimit() as unknown as Context['renderLimit'];
    const globals = Object.create(null) as object; // Nothing, not even what objects inherit.
    super(data, liquid.options, { sync: true, memoryLimit: mostMemory, globals }, { liquid, renderLimit });
    this.zone = zone;
  }

  override readProperty(holder: unknown, key: unknown): unknown {
    const name = key instanceof Drop ? key.valueOf() : key;
    return readOwn(holder, name, (loop, field) => super.readProperty(loop, field)) ?? new Missing();
  }
}

function readOwn(holder: unknown, name: unknown, ofLoop: (loop: Drop, field: string) => unknown): unknown {
  if (typeof name !== 'string' && typeof name !== 'number') return undefined;
  if (typeof holder === 'string') return name === 'size' ? Array.from(holder).length : undefined;
  if (Array.isArray(holder)) return readItem(holder, name);
  if (typeof holder !== 'object' || holder === null || holder instanceof Missing) return undefined;
  if (holder instanceof Drop) return loopFields.has(name) ? ofLoop(holder, String(name)) : undefined;
  if (!Object.hasOwn(holder, name)) return undefined;
  // Plain data, and the field is its own.
  const value = (holder as Readonly<Record<string | number, unknown>>)[name];
  return typeof value === 'function' ? undefined : value;
}

function readItem(items: readonly unknown[], name: string | number): unknown {
  if (name === 'size') return items.length;
  if (name === 'first') return items[0];
  if (name === 'last') return items.at(-1);
  const index = Number(name);
  return Number.isInteger(index) ? items.at(index) : undefined;
}
