export { LANGUAGES, type Language, missingIn, speak, spokenLanguage, texts } from './spoken.ts'
