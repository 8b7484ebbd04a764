import { bareUscc, readMistypedUscc } from '../../../types/uscc-mistyped'

const VECTOR = '91350100M000100Y43'

describe('credit codes as people type them', () => {
  it('knows the published vector', () => {
    expect(readMistypedUscc(VECTOR)).toEqual({ kind: 'valid', code: VECTOR })
  })

  it('strips full-width, lower case, spaces, hyphens and invisible characters', () => {
    expect(bareUscc(' ９１３５０１００ m000-100y43\u200b')).toBe(VECTOR)
  })

  it('offers the only valid reading of letters that no code may hold', () => {
    const reading = readMistypedUscc('9135O100MOOO1OOY43')
    expect(reading.kind).toBe('broken')
    if (reading.kind !== 'broken') return
    expect(reading.corrections).toContain(VECTOR)
    expect(reading.suspects.find(({ position }) => position === 4)).toMatchObject({ character: 'O' })
  })

  it('names the suspects of a B in the place of an 8', () => {
    const wrong = '9135010BM000100Y43'
    const reading = readMistypedUscc(wrong)
    expect(reading).toMatchObject({ kind: 'broken', code: wrong })
    if (reading.kind === 'broken') expect(reading.suspects).toContainEqual({ position: 7, character: 'B', meant: '8' })
  })

  it('tells empty, short and long apart', () => {
    expect(readMistypedUscc(undefined)).toEqual({ kind: 'empty' })
    expect(readMistypedUscc('　')).toEqual({ kind: 'empty' })
    expect(readMistypedUscc('9135')).toEqual({ kind: 'length', code: '9135', length: 4 })
    expect(readMistypedUscc('1'.repeat(100_000)).kind).toBe('length')
  })
})
