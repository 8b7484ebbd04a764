import type { Command } from 'commander'
import { batchWords } from '../../types/words/reasons'
import { buildGazetteer } from '../divisions/gazetteer'
import { createRouter } from '../routing'
import { answerAll, BatchInputError, formatConfidence, readTable, runBatch } from './batch'

interface RouteOptions {
  known: string
  addresses: string
  out: string
  city: string
}

/**
 * `route --known KNOWN.csv --addresses A.csv --out OUT.csv`: KNOWN `name,uscc,address,street` (labelled where street is not empty),
 * A `id,address` and, where there, `name`, OUT `id,decision,street,confidence,reason` with the street's full name. `homeCity` is the 4-digit code of the city
 * served, which `--city` overrides. Needs no service and no database.
 */
export function registerRouteCommand(program: Command, homeCity: string): void {
  program
    .command('route')
    .description(batchWords.routeDescription)
    .requiredOption('--known <file>', batchWords.knownOption)
    .requiredOption('--addresses <file>', batchWords.addressesOption)
    .requiredOption('--out <file>', batchWords.outOption)
    .option('--city <code>', batchWords.cityOption, homeCity)
    .action((options: RouteOptions) => runBatch(() => routeAll(options)))
}

function routeAll({ known, addresses, out, city }: RouteOptions): void {
  const labelled = readTable(known, ['address', 'street'])
  const asked = readTable(addresses, ['id', 'address'])
  const gazetteer = buildGazetteer(city)
  if (gazetteer.streets.length === 0) throw new BatchInputError(batchWords.unknownCity(city))
  const rows = labelled.rows.map((row) => ({
    address: labelled.cell(row, 'address'),
    street: labelled.cell(row, 'street').trim(),
    name: labelled.cell(row, 'name'),
  }))
  const router = createRouter(gazetteer, rows)
  answerAll(out, ['id', 'decision', 'street', 'confidence', 'reason'], asked.rows, batchWords.routing, (row) => {
    const result = router.route({
      address: asked.cell(row, 'address'),
      name: asked.cell(row, 'name'),
    })
    const street = result.street ?? ''
    return [asked.cell(row, 'id'), result.decision, street, formatConfidence(result.confidence), result.reason]
  })
}
