import { CommentOutlined, DownloadOutlined, PrinterOutlined, RadarChartOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { address } from '../api/client'
import type { PersonFile } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Portrait } from '../kinds/Portrait'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { showDate } from '../words/dates'
import { PortraitUpload } from './PortraitUpload'

/** The five facts one needs before reading on: who, how old, where, at what rank, of which party and schooling. */
export function PersonHead({ file, own, fixed }: { file: PersonFile; own: boolean; fixed: boolean }) {
  const { card } = file
  const go = useGo()
  const may = useMay()
  const ranks = [code('rank', card.rank), code('grade', card.grade)].filter(Boolean).join(' · ')
  return (
    <header className="person-head">
      <div className="person-portrait">
        <Portrait id={file.id} has={card.photo} name={card.name} size={80} />
        {!fixed && file.may.includes('write') && <PortraitUpload person={file.id} />}
      </div>
      <div className="grow">
        <h1>{card.name}{own && <span className="tag accent">{t('people.own')}</span>}{file.person.service && file.person.service !== 'serving' && <span className="tag">{code('service', file.person.service)}</span>}</h1>
        <p className="person-post">{card.present_post || t('people.no_post')}</p>
        <p className="quiet">
          {[code('sex', card.sex), t('people.born', { date: showDate(card.birth) }), t('people.age', { n: file.age })].filter(Boolean).join(' · ')}
        </p>
        <p className="quiet">
          {card.unit_id !== null && <><PathLink to={paths.unit(card.unit_id)}>{card.unit}</PathLink> · </>}
          {[ranks, code('political_status', card.political_status), card.education].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="row no-print person-tools">
        {may('talks') && !own && !fixed && <Button icon={<CommentOutlined aria-hidden />} onClick={() => go(paths.newTalk({ person: file.id }))}>{t('talks.record')}</Button>}
        <Button icon={<RadarChartOutlined aria-hidden />} onClick={() => go(paths.portrait(file.id))}>{t('portrait.title')}</Button>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => go(paths.personForm(file.id))}>{t('people.form')}</Button>
        {(may('export') || own) && <Button icon={<DownloadOutlined aria-hidden />} href={address(`/people/${file.id}/form.lrmx`)} download={`${card.name}.lrmx`}>{t('people.lrmx')}</Button>}
      </div>
    </header>
  )
}
