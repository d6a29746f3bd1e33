export { LANGUAGES, type Language } from './languages.ts'
export { missingIn, speak, spokenLanguage, texts } from './spoken.ts'
