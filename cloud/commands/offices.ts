import type { Command } from 'commander'
import { staffTableWords as tableWords } from '../../types/words/staff-table'
import { terminalWords as words } from '../../types/words/terminal'
import { findOfficesByName, putOfficeContacts, type OfficeContact } from '../divisions/actions'
import { readTable } from './batch'
import { withGround } from './with-ground'

/** Landlines with area code, mobiles, hotlines; with separators as people write them. */
const PHONE = /^[\d\s()（）+-]{5,24}$/

/** `offices import FILE`: 区划, 名称, 地址, 电话, 办公时间. An empty cell leaves what is known. */
export function registerOfficesCommands(program: Command): void {
  program
    .command('offices')
    .description(words.offices)
    .command('import <file>')
    .description(words.officesImport)
    .action((file: string) =>
      withGround(async (ground) => {
        const table = readTable(file, ['区划'], ['名称', '地址', '电话', '办公时间'])
        const refused: string[] = []
        const contacts: OfficeContact[] = []
        await ground.act(
          async (call) => {
            for (const [at, row] of table.rows.entries()) {
              const cell = (column: string) => table.cell(row, column).trim() || undefined
              const written = cell('区划') ?? ''
              const found = await findOfficesByName(call, written)
              const [office] = found
              const phone = cell('电话')
              const refuse = (reason: string) => refused.push(words.officesRefused(table.lines[at] ?? 0, reason))
              if (office === undefined) refuse(tableWords.officeUnknown(written))
              else if (found.length > 1) refuse(tableWords.officeAmbiguous(written))
              else if (phone !== undefined && !PHONE.test(phone)) refuse(words.officePhoneWrong(phone))
              else
                contacts.push({
                  officeId: office.id,
                  name: cell('名称'),
                  address: cell('地址'),
                  phone,
                  hours: cell('办公时间'),
                })
            }
            await putOfficeContacts(call, contacts)
          },
          { function: 'offices import', act: 'imported contacts of offices' },
        )
        for (const line of refused) process.stderr.write(`${line}\n`)
        process.stdout.write(`${words.officesSummary(contacts.length, refused.length)}\n`)
      }),
    )
}
