import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { objectsOf } from './objects.ts';
import type { Options } from './options.ts';
import { measurePeer, type PeerName, type PeerResult } from './peers/peers.ts';
import { workshop } from './place.ts';
import { makePlatform } from './platforms.ts';
import { measureSubject, outputOf, type SubjectResult } from './subject/groundplan.ts';
import { measureOwnOverlays, type OwnOverlays } from './subject/own-overlays.ts';
import { measureStages, type Stages } from './subject/stages.ts';

/** Everything that was measured for a number of services. */
export interface SizeResult {
  readonly size: number;
  /** Objects in all environments together. */
  readonly objects: number;
  readonly subject: SubjectResult;
  readonly stages: Stages | undefined;
  readonly own: OwnOverlays | undefined;
  readonly peers: ReadonlyMap<PeerName, PeerResult>;
}

/** Seconds that one tool may take for all environments. */
export const limit = 120;

export async function measureSize(size: number, { runs, tools }: Options): Promise<SizeResult> {
  const say = (text: string) => process.stderr.write(`${size} services: ${text}\n`);
  const dir = join(workshop, String(size));
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const ours = tools.includes('groundplan');
  say('groundplan');
  const subject = await measureSubject(dir, makePlatform(size), ours ? runs : 1);
  say('stages');
  const stages = ours ? await measureStages(dir, runs) : undefined;
  const environments = objectsOf(outputOf(dir));
  const peers = new Map<PeerName, PeerResult>();
  for (const tool of tools) {
    if (tool === 'groundplan') continue;
    say(tool);
    peers.set(tool, await measurePeer(tool, dir, environments, runs, limit));
  }
  say('our overlays with kubectl kustomize');
  const own = tools.includes('kustomize')
    ? await measureOwnOverlays(dir, environments, size, runs, limit)
    : undefined;
  const objects = environments.reduce((sum, one) => sum + one.objects.length, 0);
  return { size, objects, subject, stages, own, peers };
}
