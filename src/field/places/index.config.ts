import { placePageWords } from '../../../types/words/place-pages'

export default definePageConfig({ navigationBarTitleText: placePageWords.title })
