import { placeWalkWords } from '../../../types/words/place-pages'

export default definePageConfig({ navigationBarTitleText: placeWalkWords.title })
