import { answerWords } from '../../../types/words/answer-pages'

export default definePageConfig({ navigationBarTitleText: answerWords.title })
