/** A cadre's spreadsheet of appointments: tried first, then given, all or nothing, within what the cadre may give one by one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { limits } from '../../../types/limits'
import { roles } from '../../../types/people'
import type { OutputOf } from '../../../types/registry'
import { listEveryOffice } from '../../divisions/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { UnreadableTable } from '../../platform/spreadsheet/table'
import { maskName, maskPhone } from '../persons/rules'
import { appointWritten, type LineOutcome } from './many'
import { mayAppoint } from './staff'
import { readAppointments, type WrittenAppointment } from './table'

/** @throws Failure inputInvalid, with what is wrong with the file */
async function read(table: string): Promise<WrittenAppointment[]> {
  // The reader of tables reads files. This one is there for the moment of reading, for nobody else to see.
  const folder = await mkdtemp(join(tmpdir(), 'league-table-'))
  try {
    const path = join(folder, 'table')
    await writeFile(path, Buffer.from(table, 'base64'), { mode: 0o600 })
    return await readAppointments(path, limits.staffTable.rows)
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    throw new Failure('inputInvalid', [{ field: 'table', message: error.message }])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function appointAll(call: SignedInCall, table: string): Promise<LineOutcome[]> {
  const lines = await read(table)
  const offices = await listEveryOffice(call)
  const bodies = new Set(
    offices.filter((office) => roles.some((role) => mayAppoint(call, role, office))).map(({ body }) => body),
  )
  const { body = 'league' } = call.actor.grants[0] ?? {}
  return appointWritten(call, lines, {
    body,
    bodies,
    mayGive: (role, office) => mayAppoint(call, role, office),
    by: call.actor.personId,
  })
}

/** What would come of each line. Everybody is appointed for it, and nobody stays so. */
export async function checkStaffTable(
  call: SignedInCall,
  { table }: { table: string },
): Promise<OutputOf<'checkStaffTable'>> {
  await sql`savepoint trial`.execute(call.tx)
  const outcomes = await appointAll(call, table)
  await sql`rollback to savepoint trial`.execute(call.tx)
  return {
    rows: outcomes.map((one) =>
      one.outcome === 'wrong'
        ? { line: one.line, outcome: one.outcome, who: '', role: null, office: '', why: one.why }
        : {
            line: one.line,
            outcome: one.outcome,
            who: `${maskName(one.name)} ${maskPhone(one.phone)}`,
            role: one.role,
            office: one.office.name,
            why: null,
          },
    ),
  }
}

/** @throws Failure staffTableWrong: a line is wrong, and nobody was appointed */
export async function appointByTable(
  call: SignedInCall,
  { table }: { table: string },
): Promise<OutputOf<'appointByTable'>> {
  const outcomes = await appointAll(call, table)
  const count = (outcome: LineOutcome['outcome']) => outcomes.filter((one) => one.outcome === outcome).length
  if (outcomes.length === 0 || count('wrong') > 0) throw new Failure('staffTableWrong')
  return { appointed: count('new'), held: count('held') }
}
