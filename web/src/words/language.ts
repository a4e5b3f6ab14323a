import { type Language, loadWords } from './catalogue'

const NAME = 'lilian_language'

export function chosenLanguage(): Language {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith(`${NAME}=`))
  const chosen = cookie?.slice(NAME.length + 1) ?? localStorage.getItem(NAME)
  return chosen === 'en' ? 'en' : 'zh'
}

/** The cookie tells the server in which language to write its sentences. */
export async function speak(language: Language): Promise<void> {
  document.cookie = `${NAME}=${language}; path=/; max-age=31536000; samesite=lax`
  localStorage.setItem(NAME, language)
  await loadWords(language)
}
