/** A real PostgreSQL for a test: the one on loopback (TEST_DATABASE_URL, else the local default), a database of its own. */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

const SERVER = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

async function admin(statement: string): Promise<void> {
  const client = new Client({ connectionString: SERVER })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A fresh database; `drop` removes it. @param locale C makes text search blind to Chinese */
export async function freshDatabase(
  locale: 'C.UTF-8' | 'C' = 'C.UTF-8',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `league_test_${randomBytes(6).toString('hex')}`
  await admin(`create database ${name} template template0 encoding 'UTF8' lc_collate '${locale}' lc_ctype '${locale}'`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => admin(`drop database if exists ${name} with (force)`) }
}
