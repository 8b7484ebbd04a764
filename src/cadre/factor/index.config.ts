import { setUpWords } from '../../../types/words/factors'

export default definePageConfig({ navigationBarTitleText: setUpWords.title })
