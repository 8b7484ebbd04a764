/** Reading addresses by the divisions in force. */
import { readGeography, readGeographyVersion } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { createSiteReader, type SiteReader } from '../../routing'

/** By their version: one city a process, before and after a change of the divisions. */
const known = new Map<string, SiteReader>()
/** Own choice, 2026-11-29. */
const KEPT = 3

export async function readerOf({ tx, tools }: Pick<Call, 'tx' | 'tools'>): Promise<SiteReader> {
  const city = tools.configuration.HOME_CITY
  const version = `${city} ${await readGeographyVersion({ tx })}`
  const reader = known.get(version) ?? createSiteReader((await readGeography({ tx }, city)).gazetteer)
  known.delete(version)
  known.set(version, reader)
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
  return reader
}
