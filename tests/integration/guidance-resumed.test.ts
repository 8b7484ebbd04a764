/** A meeting that was agreed is over once its case was put aside: the owner reads of a new one to be agreed, not of a day that nobody named. */
import { standingWords } from '../../types/words/case-standing'
import { newKey, phones, TestCity } from '../support/city'
import { FoundingWalk } from '../support/founding'

const DAY = 86_400_000

test('put aside and taken up again, the owner reads that a meeting is agreed anew; a new day stands as agreed', async () => {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    const owner = await city.logIn(phones.owner)
    const street = await city.logIn(phones.cadre)
    const day = (ahead: number) =>
      new Date(city.clock.now().getTime() + 8 * 3_600_000 + ahead * DAY).toISOString().slice(0, 10)
    const { id } = await new FoundingWalk(city, owner, street).to('decided')
    const name = async (on: string) => {
      const { guides } = (await city.call('getFounding', { id }, street)).result
      await city.call('nameGuide', { key: newKey(), id, person: guides[0]?.id ?? '', on }, street)
    }
    const guide = async () => (await city.call('getMyFounding', { id }, owner)).result.guide
    const said = async () => (await city.call('getMyCase', { id }, owner)).result.case
    await name(day(3))
    expect(await guide()).toEqual({ name: '示例干部', on: day(3) })
    const suspend = { key: newKey(), id, reason: 'moving' as const, until: day(20), note: '' }
    expect((await city.call('suspendCase', suspend, street)).result.state).toBe('suspended')
    expect(await guide()).toEqual({ name: '示例干部', on: null })
    expect((await city.call('resumeCase', { key: newKey(), id, note: '' }, street)).result.state).toBe('guiding')
    const { next, dueOn } = await said()
    expect(next).toBe(standingWords.meetAnew('翠苑街道团工委', dueOn ?? ''))
    expect(await guide()).toEqual({ name: '示例干部', on: null })
    const listed = (await city.call('listMyCases', {}, owner)).result
    expect(JSON.stringify(listed)).toContain(next)
    await name(day(5))
    expect(await guide()).toEqual({ name: '示例干部', on: day(5) })
    expect((await said()).next).toContain('与您见面')
  } finally {
    await city.stop()
  }
})
