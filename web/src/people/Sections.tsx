import { useEffect, useState } from 'react'
import { t } from '../words/catalogue'

/** The sections of a file: a line of links on a screen, one box to choose from on a phone. Both say where the reader is. */
export function Sections({ sections }: { sections: readonly string[] }) {
  const [here, setHere] = useState<string>(sections[0] ?? '')
  useEffect(() => {
    const watch = new IntersectionObserver((seen) => { const now = seen.find((one) => one.isIntersecting); if (now) setHere(now.target.id) }, { rootMargin: '-120px 0px -75% 0px' })
    for (const section of sections) {
      const place = document.getElementById(section)
      if (place) watch.observe(place)
    }
    return () => watch.disconnect()
  }, [sections.join()])
  const jump = (section: string) => document.getElementById(section)?.scrollIntoView()
  const title = (section: string) => t(section === 'person' || section === 'resume' ? `field.${section}` : `people.section.${section}`)
  return (
    <nav className="person-sections no-print" aria-label={t('people.sections')}>
      {sections.map((section) => <a key={section} href={`#${section}`} aria-current={section === here ? 'true' : undefined} onClick={(event) => { event.preventDefault(); jump(section) }}>{title(section)}</a>)}
      <select aria-label={t('people.sections')} value={here} onChange={(event) => jump(event.target.value)}>
        {sections.map((section) => <option key={section} value={section}>{title(section)}</option>)}
      </select>
    </nav>
  )
}
