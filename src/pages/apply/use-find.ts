import { useState } from 'react'
import type { Candidate } from '../../../types/intake'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'

export interface Found {
  query: string
  found: 'exact' | 'similar' | 'none'
  candidates: readonly Candidate[]
}

/** Looking the own enterprise up. Each question is asked once: the service counts them. */
export function useFind() {
  const [found, setFound] = useState<Found>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const find = async (query: string, again = false): Promise<Found | undefined> => {
    if (busy) return undefined
    if (!again && found?.query === query) return found
    setBusy(true)
    setFailure(undefined)
    try {
      const answer = { query, ...(await call('findEnterprise', { query })) }
      setFound(answer)
      return answer
    } catch (error) {
      setFound(undefined)
      setFailure(failureOf(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    found,
    busy,
    failure,
    find,
    forget: () => {
      setFound(undefined)
      setFailure(undefined)
    },
  }
}
