import { Engine } from 'bpmn-engine';
import type { BpmnEngineOptions } from 'bpmn-engine';
import { bucket } from '@sojourn/schema';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { DueQueue } from './due-queue.ts';
import { comesAt, contactOf, emptyTally, workload } from './workload.ts';
import type { Tally } from './workload.ts';

const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="ten" targetNamespace="t">
  <process id="ten-steps" isExecutable="true">
    <startEvent id="visited" />
    <sequenceFlow id="f1" sourceRef="visited" targetRef="score" />
    <serviceTask id="score" implementation="\${environment.services.score}" />
    <sequenceFlow id="f2" sourceRef="score" targetRef="who" />
    <exclusiveGateway id="who" default="f3else" />
    <sequenceFlow id="f3" sourceRef="who" targetRef="days">
      <conditionExpression xsi:type="tFormalExpression">\${environment.services.isSwedish()}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f3else" sourceRef="who" targetRef="end" />
    <intermediateCatchEvent id="days"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P2D</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="days" targetRef="mail" />
    <serviceTask id="mail" implementation="\${environment.services.sendEmail}" />
    <sequenceFlow id="f5" sourceRef="mail" targetRef="opened" />
    <exclusiveGateway id="opened" default="f6else" />
    <sequenceFlow id="f6" sourceRef="opened" targetRef="more">
      <conditionExpression xsi:type="tFormalExpression">\${environment.services.hasOpened()}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f6else" sourceRef="opened" targetRef="more" />
    <intermediateCatchEvent id="more"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P3D</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f7" sourceRef="more" targetRef="text" />
    <serviceTask id="text" implementation="\${environment.services.sendSms}" />
    <sequenceFlow id="f8" sourceRef="text" targetRef="half" />
    <exclusiveGateway id="half" default="fb" />
    <sequenceFlow id="fa" sourceRef="half" targetRef="end">
      <conditionExpression xsi:type="tFormalExpression">\${environment.services.isFirstArm()}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="fb" sourceRef="half" targetRef="end" />
    <endEvent id="end" />
  </process>
</definitions>`;

/** What bpmn-moddle exports; it ships no types. */
interface Moddle {
  readonly BpmnModdle: new () => { readonly fromXML: (xml: string) => Promise<NonNullable<BpmnEngineOptions['moddleContext']>> };
}

type Done = (error: Error | null, result?: unknown) => void;

/** Takes a population through the workload on bpmn-engine. The diagram is read once; each contact has an engine of its own, as it asks. */
export async function runOnBpmnEngine(contacts: number): Promise<Tally> {
  const tally = emptyTally();
  const timers = new DueQueue<() => void>();
  let time = 0;
  // The parts of its own timers that an execution uses, on a virtual clock.
  const setTimeout = (run: (...given: readonly unknown[]) => void, ms: number, ...given: readonly unknown[]): object => {
    const timer = { isGone: false };
    timers.push(time + ms, () => {
      if (!timer.isGone) run(...given);
    });
    return timer;
  };
  const clearTimeout = (timer: { isGone: boolean } | undefined): void => {
    if (timer !== undefined) timer.isGone = true;
  };
  const clock = { setTimeout, clearTimeout, executing: [], register: () => ({ setTimeout, clearTimeout }) };
  const { BpmnModdle } = createRequire(import.meta.url)('bpmn-moddle') as Moddle; // As declared above.
  const moddleContext = await new BpmnModdle().fromXML(source);
  for (let index = 0; index < contacts; index += 1) {
    if (index % 100 === 0) time = comesAt(index);
    const { id, attributes } = contactOf(index);
    const person = { id, country: attributes?.['country'], score: 0, opened: 0 };
    const later = (count: () => void) => (_: unknown, done: Done) =>
      void Promise.resolve()
        .then(count)
        .then(() => done(null));
    const engine = new Engine({
      name: id,
      moddleContext,
      timers: clock as unknown as NonNullable<BpmnEngineOptions['timers']>, // The parts of it that are used.
      services: {
        score: (_: unknown, done: Done) => {
          person.score += 5;
          done(null);
        },
        isSwedish: () => person.score > 3 && person.country === 'SE',
        hasOpened: () => person.opened >= 1,
        sendEmail: later(() => (tally.emails += 1)),
        sendSms: later(() => (tally.texts += 1)),
        isFirstArm: () => bucket(workload.id, person.id, 'half') < 0.5,
      },
    });
    const listener = new EventEmitter();
    listener.on('flow.take', (flow: { readonly id: string }) => {
      if (flow.id === 'fa') tally.arms['a'] = (tally.arms['a'] ?? 0) + 1;
      if (flow.id === 'fb') tally.arms['b'] = (tally.arms['b'] ?? 0) + 1;
    });
    engine.once('end', () => (tally.ended += 1));
    await engine.execute({ listener });
  }
  while (tally.ended < contacts) {
    time = Math.max(time, Number.isFinite(timers.nextAt) ? timers.nextAt : time);
    while (timers.nextAt <= time) timers.pop()?.();
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  return tally;
}
