import type { ErrorName } from '../../../types/errors'
import { errorWords } from '../../../types/words/errors'
import { Failure } from '../../../cloud/platform/failure'
import { errorBody, nameOf } from '../../../cloud/protocol/errors'

const thrown = (message: string, more: object = {}) => Object.assign(new Error(message), more)

describe('what was thrown, by its name in the registry', () => {
  it.each<[string, Error, ErrorName]>([
    ['a failure', new Failure('caseMoved'), 'caseMoved'],
    ['a body too large', thrown('x', { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }), 'inputTooLarge'],
    ['a file too large', thrown('x', { code: 'FST_REQ_FILE_TOO_LARGE', statusCode: 413 }), 'fileTooLarge'],
    ['another media type', thrown('x', { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }), 'inputUnreadable'],
    ['an address that cannot be read', thrown('x', { code: 'FST_ERR_BAD_URL', statusCode: 400 }), 'notFound'],
    ['no JSON', new SyntaxError('Unexpected token'), 'inputUnreadable'],
    ['any other 4xx of the framework', thrown('x', { code: 'FST_NEW', statusCode: 406 }), 'inputUnreadable'],
    ['a defect', new TypeError('x is undefined'), 'unexpected'],
    ['a 5xx of the framework', thrown('x', { statusCode: 500 }), 'unexpected'],
    ['a status that is no number', thrown('x', { statusCode: '400' }), 'unexpected'],
    ['a constraint of the database', thrown('duplicate key', { code: '23505' }), 'unexpected'],
    ['no free connection', thrown('timeout exceeded when trying to connect'), 'busy'],
    ['too many connections', thrown('sorry, too many clients already', { code: '53300' }), 'busy'],
    ['a database that is away', thrown('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED' }), 'busy'],
    // Node tries both addresses of a name and throws both in one error without a message.
    [
      'a database that is away under both its addresses',
      Object.assign(new AggregateError([thrown('connect ECONNREFUSED ::1:5432')]), { code: 'ECONNREFUSED' }),
      'busy',
    ],
    ['a database that is shutting down', thrown('terminating connection', { code: '57P01' }), 'busy'],
    ['a connection that broke', thrown('Connection terminated unexpectedly'), 'busy'],
  ])('%s', (_, error, name) => {
    expect(nameOf(error)).toBe(name)
  })
})

describe('the body of an error', () => {
  it('has code, name, sentence and request id, and no fields where none is wrong', () => {
    expect(errorBody('caseMoved', 'r-1')).toEqual({
      code: 1035,
      name: 'caseMoved',
      error: errorWords.caseMoved,
      requestId: 'r-1',
    })
  })
  it('says the sentence of the first wrong field', () => {
    const fields = [
      { field: 'a', message: '请填写甲' },
      { field: 'b', message: '请填写乙' },
    ]
    expect(errorBody('inputInvalid', 'r', fields)).toMatchObject({ error: '请填写甲', fields })
  })
  it('falls back on the general sentence where the list is empty', () => {
    expect(errorBody('inputInvalid', 'r', []).error).toBe(errorWords.inputInvalid)
  })
})
