/** What the matching engine is measured beside: general search engines, each given the same normalised texts, the address as well. */
import { Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import { Database as Sqlite } from 'node-sqlite3-wasm'
import { Client } from 'pg'
import { addressText } from '../../../cloud/matching/address'
import { createMatcher } from '../../../cloud/matching'
import type { RegionRow } from '../../../cloud/matching/regions'
import { bare, fold } from '../../../types/fold'
import { freshDatabase } from '../../support/postgres'

export interface PeerRow {
  id: string
  name: string
  uscc: string
  address: string
}

export interface Found {
  id: string | undefined
  /** Comparable within one peer: a threshold is laid over it. */
  score: number
  decision?: 'auto' | 'review' | 'none'
}

export interface Peer {
  name: string
  /** Asked with fewer queries, because it is slow. */
  slow: boolean
  find: (query: { name: string; address: string }) => Found | Promise<Found>
  /** Bytes that the peer itself says it takes, where it says so. */
  bytes?: () => number
  close?: () => Promise<void>
}

export type Build = (rows: readonly PeerRow[]) => Peer | Promise<Peer>

/** Names as all peers see them: NFKC, lower case, simplified, letters and digits only. */
const nameText = (name: string): string => bare(fold(name))

function bigrams(text: string): string[] {
  const grams = new Set<string>()
  const edged = `^${text}$`
  for (let i = 0; i + 1 < edged.length; i++) grams.add(edged.slice(i, i + 2))
  return [...grams]
}

/** Bigrams in more than this share of the rows are left out: they find nothing and cost the peers most of their time. */
const UBIQUITOUS = 0.01
const UBIQUITOUS_LEAST = 50

/** Gives the bigrams of a text that are not in too many of the texts. */
function rarer(texts: readonly string[]): (text: string) => string[] {
  const counts = new Map<string, number>()
  for (const text of texts) for (const gram of bigrams(text)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const most = Math.max(UBIQUITOUS_LEAST, texts.length * UBIQUITOUS)
  return (text) => bigrams(text).filter((gram) => (counts.get(gram) ?? 0) <= most)
}

/** Weight of the name beside the address, for those that can weigh. */
const NAME_WEIGHT = 3

export const ours =
  (regions: readonly RegionRow[]): Build =>
  (rows) => {
    const matcher = createMatcher(rows, { regions })
    return {
      name: 'one-tap-league',
      slow: false,
      bytes: () => matcher.bytes,
      find: (query) => {
        const { candidates, confidence, decision } = matcher.match(query)
        return { id: candidates[0]?.id, score: confidence, decision }
      },
    }
  }

export const miniSearch: Build = (rows) => {
  const names = rarer(rows.map(({ name }) => nameText(name)))
  const places = rarer(rows.map(({ address }) => addressText(address)))
  const index = new MiniSearch<{ id: string; name: string; address: string }>({
    fields: ['name', 'address'],
    tokenize: (text, field) => (field === 'address' ? places(text) : names(text)),
    processTerm: (term) => term,
  })
  index.addAll(rows.map(({ id, name, address }) => ({ id, name: nameText(name), address: addressText(address) })))
  return {
    name: 'MiniSearch 7.2.0, rarer bigrams',
    slow: true,
    find: ({ name, address }) => {
      const text = nameText(name)
      const found = index.search({
        combineWith: 'OR',
        queries: [
          { queries: names(text), fields: ['name'], boost: { name: NAME_WEIGHT }, tokenize: (gram: string) => [gram] },
          ...(address === ''
            ? []
            : [{ queries: places(addressText(address)), fields: ['address'], tokenize: (gram: string) => [gram] }]),
        ],
      })[0]
      return { id: found?.id as string | undefined, score: found ? found.score / bigrams(text).length : 0 }
    },
  }
}

function dice(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b)
  return (2 * a.filter((one) => other.has(one)).length) / (a.length + b.length)
}

export const flexSearch: Build = (rows) => {
  const texts = rows.map(({ name, address }) => nameText(name) + addressText(address))
  const index = new Index({ encode: rarer(texts), tokenize: 'strict', resolution: 9 })
  for (const [at, text] of texts.entries()) index.add(at, text)
  return {
    name: 'FlexSearch 0.8.212, rarer bigrams',
    slow: true,
    // It ranks but gives no score: the share of common bigrams takes its place.
    find: ({ name, address }) => {
      const text = nameText(name) + addressText(address)
      const [at] = index.search(text, { limit: 1, suggest: true }) as number[]
      if (at === undefined) return { id: undefined, score: 0 }
      return { id: rows[at]?.id, score: dice(bigrams(text), bigrams(texts[at] ?? '')) }
    },
  }
}

export const sqlite: Build = (rows) => {
  const names = rarer(rows.map(({ name }) => nameText(name)))
  const lots = rarer(rows.map(({ address }) => addressText(address)))
  const database = new Sqlite(':memory:')
  database.exec(`create virtual table firm using fts5(name, address, tokenize = "unicode61 tokenchars '^$'")`)
  database.exec('begin')
  const insert = database.prepare('insert into firm(rowid, name, address) values (?, ?, ?)')
  for (const [at, { name, address }] of rows.entries()) {
    insert.run([at + 1, names(nameText(name)).join(' '), lots(addressText(address)).join(' ')])
  }
  insert.finalize()
  database.exec('commit')
  const select = database.prepare(
    `select rowid, bm25(firm, ${NAME_WEIGHT}, 1) as rank from firm where firm match ? order by rank limit 1`,
  )
  return {
    name: 'SQLite FTS5 (node-sqlite3-wasm 0.8.60), rarer bigrams',
    slow: false,
    find: ({ name, address }) => {
      const words = names(nameText(name))
      const places = address === '' ? [] : lots(addressText(address))
      if (words.length + places.length === 0) return { id: undefined, score: 0 }
      const quoted = (grams: string[]) => grams.map((gram) => `"${gram.replace(/"/g, '')}"`).join(' OR ')
      const parts = [
        words.length > 0 ? `name : (${quoted(words)})` : '',
        places.length > 0 ? `address : (${quoted(places)})` : '',
      ]
      const query = parts.filter(Boolean).join(' OR ')
      const row = select.get([query]) as { rowid: number; rank: number } | null
      return { id: row ? rows[row.rowid - 1]?.id : undefined, score: row ? -row.rank / Math.max(1, words.length) : 0 }
    },
    close: async () => {
      select.finalize()
      database.close()
      return Promise.resolve()
    },
  }
}

export const trigrams: Build = async (rows) => {
  const home = await freshDatabase()
  const client = new Client({ connectionString: home.url })
  await client.connect()
  await client.query('create extension if not exists pg_trgm')
  await client.query('create table firm (id text primary key, name text not null, address text not null)')
  const CHUNK = 5000
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK)
    await client.query('insert into firm select * from unnest($1::text[], $2::text[], $3::text[])', [
      part.map(({ id }) => id),
      part.map(({ name }) => nameText(name)),
      part.map(({ address }) => addressText(address)),
    ])
  }
  await client.query('create index on firm using gin (name gin_trgm_ops)')
  await client.query('analyze firm')
  return {
    name: 'PostgreSQL pg_trgm, GIN',
    slow: true,
    find: async ({ name, address }) => {
      const { rows: found } = await client.query<{ id: string; score: number }>(
        `select id, (similarity(name, $1) * ${NAME_WEIGHT} + similarity(address, $2)) / ${NAME_WEIGHT + 1} as score
         from firm where name % $1 order by score desc limit 1`,
        [nameText(name), addressText(address)],
      )
      return { id: found[0]?.id, score: found[0]?.score ?? 0 }
    },
    close: async () => {
      await client.end()
      await home.drop()
    },
  }
}
