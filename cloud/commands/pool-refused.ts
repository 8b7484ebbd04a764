import { closeSync, openSync, writeSync } from 'node:fs'
import { poolWords } from '../../types/words/pool'
import { batchWords } from '../../types/words/reasons'
import { formatRows } from '../platform/csv'
import { CommandRefused } from './with-ground'

/** A row that stays out. `content` is never a personal value. */
interface RefusedRow<F extends string> {
  line: number
  field: F
  reason: string
  content: string
}

/** A cell that a spreadsheet would run as a formula is marked as text. */
const asText = (content: string) => (/^[=+\-@\t\r]/.test(content) ? `'${content}` : content)

/** The file of refused rows: made with the first of them, written as they come, so that a million of them fit. */
export class RefusedReport<F extends string> {
  private file: number | undefined
  /** How many rows it holds. */
  rows = 0

  /** @param fields how a person calls the field that a row was refused for */
  constructor(
    readonly path: string,
    private readonly fields: Readonly<Record<F, string>>,
  ) {}

  /** Throws CommandRefused where the file cannot be written. */
  write(refused: readonly RefusedRow<F>[]): void {
    if (refused.length === 0) return
    this.file ??= this.begin()
    this.rows += refused.length
    const lines = refused.map(({ line, field, reason, content }) => [
      String(line),
      this.fields[field],
      reason,
      asText(content),
    ])
    writeSync(this.file, formatRows(lines))
  }

  /** Begins anew, without what was written. */
  restart(): void {
    this.close()
    this.rows = 0
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    this.file = undefined
  }

  private begin(): number {
    try {
      const file = openSync(this.path, 'w')
      // With the mark of UTF-8, so that a spreadsheet opens it without asking.
      writeSync(file, formatRows([poolWords.refusedColumns], { mark: true }))
      return file
    } catch (error) {
      throw new CommandRefused(batchWords.unwritable(this.path), { cause: error })
    }
  }
}
