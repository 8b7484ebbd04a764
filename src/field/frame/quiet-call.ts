import type { FunctionName, InputOf, OutputOf } from '../../../types/registry'
import { attempt, sdk } from '../../client/cloud'

/** A call that opens no gate by itself and is not repeated: in the background, or by `foreground`. Throws CallFailed. */
export const quietCall = <N extends FunctionName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
  attempt(() => sdk().Cloud.run(name, input) as Promise<OutputOf<N>>, 0)
