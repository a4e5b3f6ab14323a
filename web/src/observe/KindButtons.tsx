import { PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { t } from '../words/catalogue'
import { senses } from './codes'

type Props = { label: string; /** None while it adds. */ chosen: string | null; choose: (kind: string) => void }

/** How one came to know: seen, heard, asked. What else there is waits behind. */
export function KindButtons({ label, chosen, choose }: Props) {
  const [all, setAll] = useState(false)
  const shown = senses.filter(({ sense, kinds }) => sense !== 'more' || all || (kinds as readonly string[]).includes(chosen ?? ''))
  return (
    <div className="kind-buttons" role="group" aria-label={label}>
      {shown.map(({ sense, kinds }) => (
        <div key={sense} className="kind-line">
          <span className="sense" aria-hidden>{t(`studies.sense.${sense}`)}</span>
          <div className="chips">
            {kinds.map((kind) => (
              <button key={kind} type="button" {...(chosen === null ? {} : { 'aria-pressed': kind === chosen })} onClick={() => choose(kind)}>{chosen === null && <PlusOutlined aria-hidden />} {t(`studies.kind.${kind}`)}</button>
            ))}
            {sense === 'ask' && shown.length < senses.length && <button type="button" className="more-kinds" aria-expanded={false} onClick={() => setAll(true)}>{t('studies.more_kinds')}</button>}
          </div>
        </div>
      ))}
    </div>
  )
}
