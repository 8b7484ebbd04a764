/** Queries with their truth over an invented register: two thirds mean a firm of the pool, a third does not; half of those are one character away from one. */
import { canonicalName } from '../../cloud/matching/canonical'
import { EnterpriseIndex } from '../../cloud/matching/enterprise-index'
import { RegionTable, type RegionRow } from '../../cloud/matching/regions'
import { createRandom } from '../../cloud/demo/random'
import { inventRegister, type InventedRow } from './invent'
import { Noise, REGIMES, type Dirty, type NoiseRegime } from './noise'

export interface Asked extends Dirty {
  /** Id of the row meant; undefined where none is. */
  truth: string | undefined
  kind: 'meant' | 'stranger' | 'neighbour'
}

export interface Setting {
  seed: number
  size: number
  queries: number
  regime: keyof typeof REGIMES
  /** Instead of the regime's share of names cut to their 字号. */
  markOnly?: number
}

export interface Sampled {
  pool: InventedRow[]
  index: EnterpriseIndex
  asked: Asked[]
}

/** Of the queries one character from a firm, those that name its house, but in another district. */
const TWINS = 0.04

/** Rows beside the pool from which queries without a match are drawn, as a share of the pool. */
const STRANGERS = 0.4

export function askOver(
  rows: readonly InventedRow[],
  strangers: readonly InventedRow[],
  setting: Setting,
  regions: readonly RegionRow[],
): Sampled {
  const index = new EnterpriseIndex(new RegionTable(regions))
  index.build(rows)
  const random = createRandom(setting.seed * 31 + 7)
  const noise = new Noise(random, regions)
  const { markOnly } = setting
  const regime: NoiseRegime = { ...REGIMES[setting.regime], ...(markOnly !== undefined && { markOnly }) }
  const isKnown = (name: string) => index.findByName(canonicalName(name, index.table)).length > 0
  const asked: Asked[] = []
  while (asked.length < setting.queries) {
    const share = random.below(6)
    if (share < 4) {
      const row = random.pick(rows)
      asked.push({ ...noise.dirty(row, regime, random.pick(rows).address), truth: row.id, kind: 'meant' })
      continue
    }
    const stranger = random.pick(strangers)
    const beside = random.pick(rows)
    const name = share === 4 ? stranger.name : noise.neighbour(beside.name)
    if (isKnown(name)) continue
    const twin = share === 5 && random.chance(TWINS) ? noise.twin(beside.address) : undefined
    const manner = random.chance(0.6) ? { ...regime, clean: 1, markOnly: 0 } : { ...regime, markOnly: 0 }
    const written = noise.dirty(
      { ...stranger, name, address: twin ?? stranger.address },
      twin === undefined ? manner : { ...manner, addressClean: 1 },
      random.pick(rows).address,
    )
    if (isKnown(written.name)) continue
    asked.push({ ...written, truth: undefined, kind: share === 4 ? 'stranger' : 'neighbour' })
  }
  return { pool: [...rows], index, asked }
}

/** An invented register, cut by enterprise into the pool and those who are not in it. */
export function sample(setting: Setting, regions: readonly RegionRow[]): Sampled {
  const all = inventRegister(setting.seed, Math.ceil(setting.size * (1 + STRANGERS)), regions)
  const random = createRandom(setting.seed + 1)
  const pool: InventedRow[] = []
  const strangers: InventedRow[] = []
  for (const row of all) (random.chance(STRANGERS / (1 + STRANGERS)) ? strangers : pool).push(row)
  return askOver(pool, strangers, setting, regions)
}
