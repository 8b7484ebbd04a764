/** Streets change: places go along with their street; of one that was split each goes to the part that its address names. */
import { countMoved, successorFor, type ChangedDivisions } from '../divisions/changes/rules'
import type { Call } from '../platform/call'
import { touch } from './keeping/store'
import { moveSites } from './sites/store'
import * as store from './store'

/** After the pool's own move: what is read of an enterprise follows where the pool says that it lies. */
export async function moveRegistryPlaces(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const { body, fromPath, candidates } of changed.moves) {
    // A place is told by the League's path.
    if (body !== 'league') continue
    const moved = new Map<string, string[]>()
    for (const place of await store.listAt(call.tx, fromPath)) {
      const { path } = successorFor(candidates, [place.address]).successor
      if (path !== fromPath) moved.set(path, [...(moved.get(path) ?? []), place.id])
    }
    for (const [path, ids] of moved) {
      await store.updatePlaces(call.tx, ids, { path })
      for (const placeId of ids)
        await store.insertEvent(call.tx, {
          placeId,
          at: call.now,
          kind: 'moved',
          changed: { path: [fromPath, path], change: changed.changeId },
        })
    }
    const ids = [...moved.values()].flat()
    countMoved(changed, 'places', ids.length)
    const isDivided = candidates.length > 1
    if ((await moveSites(call.tx, fromPath)) > 0 && isDivided)
      await touch(
        call.tx,
        (await store.listStanding(call.tx))
          .filter(({ path }) => candidates.some((one) => one.path === path))
          .map(({ id }) => id),
      )
  }
}
