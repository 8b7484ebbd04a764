/** How large a list will be: asked once an hour for a choice of places, forgotten with the lists. */
import { ModelPhone } from '../../../support/field-model'

const HOUR_MS = 3_600_000

async function phoneThatAsks() {
  const phone = new ModelPhone()
  await phone.field.openByLogin()
  const asked: (readonly string[])[] = []
  phone.size = ({ places }) => {
    asked.push(places)
    return { enterprises: 3, kilobytes: 40 + asked.length }
  }
  return { phone, asked }
}

test('asked once an hour and choice of places, whatever their order, also after the app was killed', async () => {
  const { phone, asked } = await phoneThatAsks()
  await expect(phone.field.listSize([])).resolves.toBe(41)
  await expect(phone.field.listSize([])).resolves.toBe(41)
  phone.start()
  await expect(phone.field.listSize([])).resolves.toBe(41)
  await expect(phone.field.listSize(['a', 'b'])).resolves.toBe(42)
  await expect(phone.field.listSize(['b', 'a'])).resolves.toBe(42)
  phone.now += HOUR_MS - 1
  await expect(phone.field.listSize(['a', 'b'])).resolves.toBe(42)
  phone.now += 1
  await expect(phone.field.listSize(['a', 'b'])).resolves.toBe(43)
  expect(asked).toEqual([[], ['a', 'b'], ['a', 'b']])
})

test('a clock that was put back asks again', async () => {
  const { phone, asked } = await phoneThatAsks()
  await phone.field.listSize([])
  phone.now -= 1000
  await phone.field.listSize([])
  expect(asked).toHaveLength(2)
})

test('an answer of another kind is none and is not kept; a full phone asks again; dropped with the list', async () => {
  const { phone, asked } = await phoneThatAsks()
  const { size } = phone
  phone.size = () => '<html>Wi-Fi</html>'
  await expect(phone.field.listSize([])).rejects.toMatchObject({ trouble: 'strange-answer' })
  phone.size = size
  const set = phone.storage.set.bind(phone.storage)
  phone.storage.set = () => {
    throw new Error('exceed storage max size')
  }
  await expect(phone.field.listSize([])).resolves.toBe(41)
  phone.storage.set = set
  await expect(phone.field.listSize([])).resolves.toBe(42)
  phone.field.dropList()
  await expect(phone.field.listSize([])).resolves.toBe(43)
  expect(asked).toHaveLength(3)
})
