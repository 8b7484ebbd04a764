/** A database as a city has it: owned by a user of the service's own, who is no superuser. */
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { freshDatabase } from './postgres'

export interface OwnedDatabase {
  /** As the service's user. */
  url: string
  /** As the superuser, who may do everything. */
  adminUrl: string
  user: string
  drop: () => Promise<void>
}

/** Runs statements one after the other on a connection of their own; the rows of the last one. */
export async function query<T = Record<string, unknown>>(url: string, ...statements: string[]): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement))
    return rows as T[]
  } finally {
    await client.end()
  }
}

export async function freshOwnedDatabase(): Promise<OwnedDatabase> {
  const user = `league_user_${randomBytes(6).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  const { url: adminUrl, drop } = await freshDatabase()
  const name = new URL(adminUrl).pathname.slice(1)
  await query(
    adminUrl,
    `create role ${user} login password '${password}' nosuperuser nocreatedb nocreaterole`,
    `alter database ${name} owner to ${user}`,
  )
  const url = new URL(adminUrl)
  url.username = user
  url.password = password
  return {
    url: url.toString(),
    adminUrl,
    user,
    drop: async () => {
      const maintenance = new URL(adminUrl)
      maintenance.pathname = '/postgres'
      await drop()
      await query(maintenance.toString(), `drop role ${user}`)
    },
  }
}
