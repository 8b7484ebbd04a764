/** The mini-program's own code on a sheet, where the city has a published one; the ordinary code of the link wherever it cannot be had. */
import type { MiniCodes } from '../../gateways/wechat/port'
import type { Poster } from './poster'
import { posterRules } from './rules'

/** Where a scan leads: the page reads the short code as its scene. */
const PAGE = 'pages/invitation/index'

export interface WithScene {
  poster: Poster
  scene: string
}

/** Asked for some at a time; what is refused is printed with the ordinary code, so that no sheet is missing. */
export async function addCodes(codes: MiniCodes | null, drawn: readonly WithScene[]): Promise<Poster[]> {
  if (codes === null) return drawn.map(({ poster }) => poster)
  const posters: Poster[] = []
  const { atOnce, width } = posterRules.miniCode
  for (let at = 0; at < drawn.length; at += atOnce)
    posters.push(
      ...(await Promise.all(
        drawn.slice(at, at + atOnce).map(async ({ poster, scene }): Promise<Poster> => {
          const made = await codes.make({ path: PAGE, scene, width })
          return made.outcome === 'made' ? { ...poster, code: made.image } : poster
        }),
      )),
    )
  return posters
}
