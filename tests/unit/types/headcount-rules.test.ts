import { impossibleCounts } from '../../../types/headcount-rules'

it.each([
  [{ staff: '20', youth: '30', members: '40' }, ['members', 'youth']],
  [{ staff: '5', youth: '', members: '20' }, ['members']],
  [{ staff: '', youth: '12', members: '20' }, ['members']],
  [{ staff: '40', youth: '12', members: '8' }, []],
  [{ staff: '', youth: '', members: '8' }, []],
  [{ staff: '8', youth: '8', members: '8' }, []],
  [{ staff: '十', youth: '8', members: '' }, []],
])('%j: %j cannot be', (typed, wrong) => {
  expect(Object.keys(impossibleCounts(typed)).sort()).toEqual(wrong)
})
