import { isValidUscc, normaliseUscc, readUscc, usccCheckCharacter } from '../../../types/uscc'

/** Published with GB 32100-2015. */
const VECTOR = '91350100M000100Y43'

describe('the credit code', () => {
  it('agrees with the published vector', () => {
    expect(isValidUscc(VECTOR)).toBe(true)
    expect(usccCheckCharacter(VECTOR.slice(0, 17))).toBe('3')
    expect(readUscc(VECTOR)).toEqual({ code: VECTOR, valid: true, corrections: [] })
  })

  it.each([
    ['lower case', VECTOR.toLowerCase()],
    ['full width', '９１３５０１００Ｍ０００１００Ｙ４３'],
    ['full width and lower case', '９１３５０１００ｍ０００１００ｙ４３'],
    ['blanks and hyphens, as printed', ' 9135 0100-M000100Y-43 '],
    ['ideographic blanks', '9135\u30000100M000100Y43'],
  ])('reads it in %s', (_, written) => {
    expect(readUscc(written)).toEqual({ code: VECTOR, valid: true, corrections: [] })
    expect(normaliseUscc(written)).toBe(VECTOR)
  })

  it.each([
    ['O', '0', '9135O100M000100Y43', 5],
    ['I', '1', '9I350100M000100Y43', 2],
    ['o', '0', '91350100M00o100Y43', 12],
  ])('takes %s for %s and says where', (written, meant, code, position) => {
    expect(readUscc(code)).toEqual({
      code: VECTOR,
      valid: true,
      corrections: [{ position, written: written.toUpperCase(), meant }],
    })
  })

  it('takes S for 5 and Z for 2', () => {
    const first = '91350200M000500Y4'
    const right = first + usccCheckCharacter(first)
    const reading = readUscc(right.replace('5', 'S').replace('2', 'Z').replace('M000500', 'M000S00'))
    expect(reading.code).toBe(right)
    expect(reading.valid).toBe(true)
    expect(reading.corrections.map(({ written, meant }) => written + meant).sort()).toEqual(['S5', 'S5', 'Z2'])
  })

  it.each([
    ['', 'empty'],
    [' \u3000 ', 'empty'],
    [VECTOR.slice(1), 'length'],
    [`${VECTOR}0`, 'length'],
    ['9.13501E+17', 'length'],
    ['91350100V000100Y43', 'character'],
    ['91350100M000100Y4😀'.slice(0, 18), 'character'],
    ['91350100M000100Y44', 'check'],
    ['91350100M000100Y4V', 'character'],
    ["' or 1=1; -- 91350", 'length'],
  ])('says of %j: %s', (written, problem) => {
    expect(readUscc(written)).toMatchObject({ valid: false, problem })
  })

  it('notices every single wrong character and every swap of neighbours', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    for (let at = 0; at < VECTOR.length; at++) {
      for (const other of alphabet)
        if (other !== VECTOR[at]) expect(isValidUscc(VECTOR.slice(0, at) + other + VECTOR.slice(at + 1))).toBe(false)
      const [a, b] = [VECTOR.charAt(at), VECTOR.charAt(at + 1)]
      if (b !== '' && a !== b) expect(isValidUscc(VECTOR.slice(0, at) + b + a + VECTOR.slice(at + 2))).toBe(false)
    }
  })
})
