/** Dangers for which nobody should wait for a case. Numbers are the national ones; 12356 is the national mental-health line. */
export type Emergency = 'fire' | 'medical' | 'violence' | 'crisis' | 'trapped';

export const emergencyNumbers: Readonly<Record<Emergency, readonly string[]>> = {
  fire: ['119', '120'],
  medical: ['120'],
  violence: ['110', '120'],
  crisis: ['120', '110', '12356'],
  trapped: ['119', '110'],
};

/** Words that mean danger now. Each was weighed against harmless uses: 「火」 alone, 「死机」 or 「中毒软件」 must not cry wolf. */
const signs: Readonly<Record<Emergency, RegExp>> = {
  fire: /着火|起火|火灾|失火|冒烟|冒火|爆炸|燃气泄漏|煤气泄漏|天然气泄漏|煤气味|燃气味|\b(on fire|gas leak|explosion|smoke)\b/i,
  medical:
    /食物中毒|疑似中毒|中毒了|(煤气|酒精|药物)中毒|集体腹泻|上吐下泻|昏迷|晕倒|昏倒|抽搐|没有呼吸|呼吸困难|大出血|流血不止|心脏骤停|触电|坠楼|溺水|\b(unconscious|poison(ed|ing)|not breathing|electrocuted|drowning)\b/i,
  violence:
    /持刀|动刀|砍人|捅人|打群架|正在打|殴打|抢劫|绑架|强奸|猥亵|跟踪我|\b(knife|robbery|robbed|rape|assault|stalking me)\b/i,
  crisis:
    /自杀|轻生|自残|割腕|跳楼|跳河|上吊|遗书|不想活|想死|活不下去|结束生命|了结自己|同归于尽|\b(suicid\w*|kill (myself|himself|herself)|self[- ]harm|end my life|want to die)\b/i,
  trapped: /电梯.{0,6}(被困|困人|困住|关在)|(被困|困)在?电梯|\b(trapped|stuck) in (the |a |an )?(elevator|lift)\b/i,
};

const harmless = /(电脑|手机|系统|软件|文件|u盘|邮箱)中毒|消防演练|灭火器|烟雾报警器?(坏|没电)|跳楼价/gi;

/** Every danger that the text speaks of, most pressing first; [] in ordinary times. */
export function emergenciesIn(text: string): readonly Emergency[] {
  const plain = text.normalize('NFKC').replace(harmless, ' ');
  return (['crisis', 'fire', 'medical', 'violence', 'trapped'] as const).filter((kind) => signs[kind].test(plain));
}
