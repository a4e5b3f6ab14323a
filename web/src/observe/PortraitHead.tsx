import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Card, PortraitShown } from '../api/types'
import { Portrait } from '../kinds/Portrait'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { PortraitLevelDrawer } from './PortraitLevelDrawer'

/** Whose portrait it is and of which day. */
export function PortraitHead({ portrait }: { portrait: PortraitShown }) {
  const card = useGet<Card>(`/people/${portrait.person}/card`).data
  const may = useMay()('evidence.write') || portrait.own
  const [giving, setGiving] = useState(false)
  const facts = card ? [code('sex', card.sex), t('people.born', { date: showDate(card.birth) }), code('rank', card.rank), code('political_status', card.political_status), card.education] : []
  return (
    <header className="portrait-head">
      <Portrait id={portrait.person} has={card?.photo ?? false} name={portrait.name} size={64} />
      <div className="grow">
        <h1>{portrait.name} <span className="portrait-word">{t('portrait.title')}</span></h1>
        <p>{portrait.post}</p>
        <p className="quiet small">{[...facts, t('portrait.as_of', { day: portrait.as_of })].filter(Boolean).join(' · ')}</p>
      </div>
      <div className="row no-print">
        {may && <Button icon={<PlusOutlined aria-hidden />} onClick={() => setGiving(true)}>{t(portrait.own ? 'portrait.give_own' : 'portrait.give')}</Button>}
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('action.print')}</Button>
      </div>
      {giving && <PortraitLevelDrawer person={portrait.person} name={portrait.name} own={portrait.own} close={() => setGiving(false)} />}
    </header>
  )
}
