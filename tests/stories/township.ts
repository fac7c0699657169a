import { world } from '../world.ts';

/** 福寿山镇 with three villages, their cadres, the office and those who read clues. Nobody in it exists. */
export async function township(at: string, publicUrl?: string) {
  const w = await world({ at, ...(publicUrl === undefined ? {} : { publicUrl }) });
  const [xiongfeng, miyuan, guanghua] = [
    await w.village('雄风村'),
    await w.village('密园村'),
    await w.village('光华村'),
  ];
  const [office, party, station, discipline] = [
    await w.department('平安办'),
    await w.department('党政办'),
    await w.department('派出所'),
    await w.department('镇纪委'),
  ];
  return Object.assign(w, {
    xiongfeng,
    miyuan,
    guanghua,
    office,
    townshipGroup: await w.group('oc_group_township', 'township'),
    officeGroup: await w.group('oc_group_office', 'office'),
    tian: await w.person('田小禾', xiongfeng, 'village-cadre'),
    luo: await w.person('罗青', xiongfeng, 'village-secretary'),
    shi: await w.person('石勇', xiongfeng, 'auxiliary-police'),
    xiang: await w.person('向明月', miyuan, 'village-cadre'),
    peng: await w.person('彭海棠', guanghua, 'village-cadre'),
    su: await w.person('苏文静', office, 'office-head'),
    he: await w.person('何安', office, 'office'),
    jiang: await w.person('江河', party, 'leader'),
    lin: await w.person('林晓', party, 'leader'),
    gao: await w.person('高峰', station, 'police'),
    fang: await w.person('方正', discipline, 'discipline'),
  });
}
