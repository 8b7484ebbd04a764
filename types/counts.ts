/** Room: casework. The table of counts by street and district: each figure is a queue at a place, and opens its rows. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { period, type Queue } from './queues'

/** The columns, each by the queue whose rows it counts. */
export const countedQueues = [
  'all',
  'in-progress',
  'founded',
  'overdue',
  'returned',
] as const satisfies readonly Queue[]
export type CountedQueue = (typeof countedQueues)[number]

const figures = z.record(z.enum(countedQueues), z.number())
export type Figures = z.infer<typeof figures>

const placed = z.object({ office: z.string(), name: z.string(), figures })
export type PlacedFigures = z.infer<typeof placed>

export const countCases = contract({
  summary:
    'How many applications each street and district has: all, in progress, founded, overdue, waiting for the enterprise',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  audit: 'viewed the counts',
  input: z.object(period),
  output: z.object({
    /** The day on which it was counted. */
    on: z.string(),
    /** Everything that the cadre sees, wherever. */
    total: figures,
    /** What lies with the city's own office; null: nothing that the cadre sees. */
    city: z.nullable(placed),
    districts: z.array(
      z.object({
        office: z.string(),
        name: z.string(),
        /** Its own office and all its streets, as far as the cadre sees them. */
        figures,
        /** Whether the cadre sees all that lies in this district. */
        whole: z.boolean(),
        /** What lies with the district's own office; null: nothing that the cadre sees. */
        own: z.nullable(placed),
        streets: z.array(placed),
      }),
    ),
  }),
})
export type CountedDistrict = z.infer<typeof countCases.output>['districts'][number]
