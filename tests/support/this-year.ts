/** What tests expect of dates was written down in 2026: it stays so, whenever they run. */
import { clock } from '../../types/words/dates'

clock.now = () => Date.parse('2026-11-23T02:00:00Z')
