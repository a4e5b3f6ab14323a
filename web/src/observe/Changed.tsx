import { Button } from 'antd'
import type { StudyShown } from '../api/types'
import { t } from '../words/catalogue'

type Props = { other: StudyShown; settle: (mine: boolean) => void; published: () => void; forget: () => void }

/** Another window went on with the study: one of the two stands, and nothing is lost before that is said. */
export function Changed({ other, settle, published, forget }: Props) {
  if (other.state === 'published')
    return (
      <div className="note notice still-here" role="alert">
        <span>{t('studies.published_elsewhere')}</span>
        <Button onClick={() => { forget(); published() }}>{t('studies.open')}</Button>
      </div>
    )
  return (
    <div className="note notice still-here" role="alert">
      <span><strong>{t('studies.changed')}</strong> {t('studies.changed_hint')}</span>
      <Button onClick={() => settle(false)}>{t('studies.take_other')}</Button>
      <Button onClick={() => settle(true)}>{t('studies.keep_mine')}</Button>
    </div>
  )
}
