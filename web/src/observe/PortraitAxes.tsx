import { lazy, Suspense } from 'react'
import type { PortraitShown } from '../api/types'
import { Section } from '../kinds/Section'
import { t } from '../words/catalogue'
import { PortraitAxisTable } from './PortraitAxisTable'
import { isDrawn } from './PortraitDrawn'

const PortraitPicture = lazy(() => import('./PortraitPicture'))

/** Levels by the framework: the picture of those with enough evidence, the table of all of them. */
export function PortraitAxes({ portrait, earlier, post }: { portrait: PortraitShown; earlier: PortraitShown | undefined; post: number | null }) {
  const drawn = portrait.axes.filter(isDrawn)
  return (
    <Section title={t('portrait.axes')} count={portrait.axes.length} note={t('portrait.axes_note', { assessors: portrait.assessors_least, kinds: portrait.kinds_least })}>
      {portrait.axes.length === 0 && <p className="quiet">{t('portrait.axes_none')}</p>}
      {portrait.axes.length > 0 && (
        <div className={`portrait-axes${drawn.length > 0 ? ' drawn' : ''}`}>
          {drawn.length > 0 && <figure><Suspense fallback={<div className="portrait-picture" />}><PortraitPicture axes={drawn} name={portrait.name} /></Suspense><figcaption className="quiet small">{t('portrait.picture_how')}</figcaption></figure>}
          <div className="stack tight">
            {drawn.length === 0 && <p className="quiet">{t('portrait.nothing_drawn')}</p>}
            <PortraitAxisTable portrait={portrait} earlier={earlier} post={post} />
          </div>
        </div>
      )}
    </Section>
  )
}
