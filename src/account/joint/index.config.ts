import { jointOwnWords } from '../../../types/words/joint-own'

export default definePageConfig({ navigationBarTitleText: jointOwnWords.title })
