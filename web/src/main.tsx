import { createRoot } from 'react-dom/client'
import { App } from './shell/App'
import './shell/base.css'
import { loadWords } from './words/catalogue'
import { chosenLanguage } from './words/language'

async function start() {
  if (import.meta.env.DEV && import.meta.env.VITE_MOCK) (await import('./api/mock/server')).installMock()
  await loadWords(chosenLanguage())
  const place = document.getElementById('root')
  if (place) createRoot(place).render(<App />)
}

void start()
