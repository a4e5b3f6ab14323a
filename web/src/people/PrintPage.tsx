import { ArrowLeftOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { address } from '../api/client'
import { useGet } from '../api/hooks'
import type { PrintForm } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageSkeleton } from '../kinds/Skeletons'
import { useAsOf, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { FormBack } from './FormBack'
import { FormFront } from './FormFront'
import './form.css'

/** The appointment form as it goes into the file: two A4 pages, always in Chinese. */
export function PrintPage() {
  const { id } = useParams({ strict: false })
  const person = Number(id)
  const asOf = useAsOf()
  const go = useGo()
  const { data, error, refetch } = useGet<PrintForm>(`/people/${person}/form`, { as_of: asOf })
  useTitle(data && `${data.form.name} ${t('people.form')}`)
  if (error) return <div className="page narrow"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!data) return <PageSkeleton />
  return (
    <div className="form-screen">
      <div className="form-tools no-print">
        <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => go(paths.person(person))}>{t('people.back_to_file')}</Button>
        <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>{t('action.print')}</Button>
        <Button icon={<DownloadOutlined aria-hidden />} href={address(`/people/${person}/form.lrmx`)} download={`${data.form.name}.lrmx`}>{t('people.lrmx')}</Button>
        <span className="quiet small">{t('people.print_hint')}</span>
      </div>
      <div className="sheets" lang="zh-CN" tabIndex={0}>
        <FormFront data={data} person={person} />
        <FormBack data={data} />
      </div>
    </div>
  )
}
