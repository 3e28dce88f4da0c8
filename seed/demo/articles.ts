import type { Audience } from '../../src/domain/knowledge/vocabulary.ts';

/** An article of the demonstration: about a university that does not exist. */
export type DemoArticle = {
  readonly unit: string;
  readonly audience?: Audience;
  readonly categories: readonly string[];
  readonly title: string;
  readonly questions: readonly string[];
  readonly text: string;
  readonly titleEn: string;
  readonly textEn: string;
};

export const demoArticles: readonly DemoArticle[] = [
  {
    unit: 'it',
    categories: ['0704'],
    title: '校园卡丢了怎么挂失和补办',
    questions: ['饭卡丢了', '一卡通补办', '校园卡挂失', '卡丢了里面的钱怎么办'],
    text: '## 先挂失\n\n在**自助服务机**或手机校园卡页面点“挂失”，五分钟内生效，卡里的钱不会被别人用掉。\n\n## 再补办\n\n1. 带身份证到师生服务大厅 3 号窗口（工作日 8:30–17:00）;\n2. 缴工本费 20 元，当场取新卡；\n3. 旧卡余额第二天自动转到新卡。\n\n找到旧卡也不能再用，请投入大厅的回收箱。',
    titleEn: 'Lost campus card: block it and get a new one',
    textEn:
      '1. Block the card at a self-service machine or on the phone page; it takes five minutes.\n2. Bring your ID to window 3 of the service hall on workdays, 8:30–17:00. The new card costs 20 yuan.\n3. The balance moves to the new card on the next day.',
  },
  {
    unit: 'it',
    categories: ['0701'],
    title: '校园网连不上，先试这四步',
    questions: ['wifi 连不上', '断网了怎么办', '宿舍没网', '校园网认证页面打不开', '网速很慢'],
    text: '1. 忘记这个无线网络后重新连接，再用浏览器打开任意 http 网页，等认证页面弹出；\n2. 确认没有欠费，同时在线的设备不超过 3 台；\n3. 重启路由器或网线接口的面板；\n4. 同宿舍的人也不行，多半是楼里的设备问题，请直接提交，并写明**楼号、房间和开始时间**。\n\n寒暑假每周三 0:00–6:00 例行维护，期间会短时断网。',
    titleEn: 'No network? Try these four steps',
    textEn:
      '1. Forget the wireless network, connect again and open any http page so that the sign-in page appears.\n2. Check that nothing is unpaid and no more than 3 devices are online.\n3. Restart your router or socket panel.\n4. If your room-mates have no network either, report it with building, room and time.',
  },
  {
    unit: 'it',
    categories: ['0702'],
    title: '统一身份认证密码忘记了怎么重置',
    questions: ['密码忘了', '登录不了教务系统', '账号被锁', '认证密码重置'],
    text: '在登录页点“忘记密码”，用绑定的手机号收验证码即可重置。\n\n- 手机号已换：带学生证或工作证到信息楼 1 层服务台核验后更换；\n- 连续输错 5 次会锁定 15 分钟，**不必找人解锁**，等一等即可。\n\n工作人员不会向您索要密码。',
    titleEn: 'Forgotten password of the single sign-on',
    textEn:
      'Choose “forgotten password” on the sign-in page and use the code sent to your phone. New phone number: show your card at the desk in the Information Building. After five wrong tries the account is locked for 15 minutes; just wait. Nobody of the staff ever asks for your password.',
  },
  {
    unit: 'it',
    audience: 'campus',
    categories: ['0705'],
    title: '校外访问图书馆资源：VPN 使用说明',
    questions: ['VPN 怎么用', '校外看知网', '在家下论文', 'vpn 连不上'],
    text: '1. 打开 VPN 门户，用统一身份认证登录；\n2. 第一次使用请按页面提示安装客户端；\n3. 登录后从图书馆网站进入数据库。\n\n账号只供本人使用；短时间大量下载会被出版商封禁整个学校的地址。',
    titleEn: 'Library resources from outside: the VPN',
    textEn:
      'Sign in to the VPN portal with your campus account, install the client once, then enter the databases from the library’s site. Do not share the account, and do not download in bulk: publishers block the whole university for it.',
  },
  {
    unit: 'hq-repair',
    categories: ['0401', '0403', '0404', '0504', '0507'],
    title: '报修后多久有人来？',
    questions: ['维修要多久', '报修没人来', '灯坏了多久修', '水管漏水几天能修好'],
    text: '| 情况 | 上门时间 |\n|---|---|\n| 跑水、漏电、电梯困人 | 30 分钟内 |\n| 影响住宿和上课 | 4 小时内 |\n| 一般小修 | 次日 |\n| 需要采购配件 | 先告知日期，一般 5 个工作日 |\n\n跑水、漏电请**先打值班电话**，再补提交。维修人员进宿舍会先敲门、出示工牌。',
    titleEn: 'How soon does a repair come?',
    textEn:
      'Burst pipes, live wires, people in a lift: 30 minutes, and please call first. What keeps you from sleeping or teaching: 4 hours. Small repairs: the next day. Spare parts: you are told the date, usually 5 workdays.',
  },
  {
    unit: 'hq-heating',
    categories: ['0503'],
    title: '供暖时间和室温标准',
    questions: ['暖气不热', '什么时候供暖', '宿舍太冷', '室温多少度算达标', '暖气片不热怎么办'],
    text: '供暖期为 **11 月 15 日至次年 3 月 15 日**，室温不低于 18℃。\n\n不热时请先看：\n\n- 暖气片上方的放气阀拧开排气，出水后关上；\n- 不要用衣物遮盖暖气片。\n\n仍不足 18℃，请提交并写明**房间号和测得的温度**，测温员 4 小时内上门。',
    titleEn: 'Heating: dates and temperatures',
    textEn:
      'From 15 November to 15 March rooms have at least 18 °C. First let the air out of the radiator and do not cover it. If it stays colder, report your room and the temperature you measured; somebody comes within 4 hours.',
  },
  {
    unit: 'hq-utilities',
    categories: ['0502'],
    title: '宿舍跳闸、没电了怎么办',
    questions: ['宿舍停电', '电费怎么充', '跳闸了', '突然没电', '电费充了没到账'],
    text: '1. 看看同楼层有没有电：只有自己房间没电，多半是**电费用完**或超负荷跳闸；\n2. 电费：手机校园卡页面“缴电费”，一般 10 分钟到账，超过 2 小时未到账请提交并附缴费截图；\n3. 超负荷跳闸：拔掉大功率电器后，请楼栋值班室合闸；\n4. 整层、整楼没电：不用等，直接提交或打值班电话，我们会合并处理。',
    titleEn: 'No electricity in the room',
    textEn:
      'Only your room: the balance is used up or the fuse is out. Pay on the phone page (10 minutes); unplug strong devices and ask the porter to switch the fuse on. The whole floor or building: report it at once, reports are gathered.',
  },
  {
    unit: 'hq-utilities',
    categories: ['0501'],
    title: '停水通知在哪里看，水发黄能喝吗',
    questions: ['为什么停水', '停水到几点', '水是黄的', '水有味道', '自来水浑浊'],
    text: '计划停水会提前 24 小时在楼栋公告栏和本平台通知。\n\n恢复供水后几分钟内水发黄是管道里的铁锈，**放清后可以使用，不要直接饮用**。放 10 分钟仍不清、或有异味，请提交并附照片，我们当天取样化验。',
    titleEn: 'Water cuts and yellow water',
    textEn:
      'Planned cuts are announced 24 hours before. Yellow water after a cut is rust: let it run clear and do not drink it. If it is not clear after ten minutes or smells, report it with a photo; it is tested the same day.',
  },
  {
    unit: 'hq-commerce',
    categories: ['0505'],
    title: '浴室和热水的开放时间',
    questions: ['洗澡几点', '热水什么时候有', '浴室开放时间', '热水器没有热水'],
    text: '- 公寓热水：6:00–8:30、11:30–13:30、17:00–23:30;\n- 北山浴室：14:00–22:00，周三检修停用。\n\n时段内没有热水，请写明**楼号、楼层和时间**提交。水温不足先放 2 分钟冷水。',
    titleEn: 'Hot water and bath house hours',
    textEn:
      'Dormitories: 6:00–8:30, 11:30–13:30, 17:00–23:30. Beishan bath house: 14:00–22:00, closed on Wednesdays. No hot water within these hours: report building, floor and time.',
  },
  {
    unit: 'hq-commerce',
    categories: ['0506'],
    title: '洗衣机、吹风机扣了钱没启动怎么退',
    questions: ['洗衣机吞钱', '扫码付款没反应', '自助设备退款', '洗衣机坏了退钱'],
    text: '扫码后 3 分钟未启动，钱会在 24 小时内自动退回。\n\n没有退回的，请记下**机器编号**（贴在右上角）,在付款记录里点“投诉退款”，或在这里提交并附付款截图，2 个工作日内处理。',
    titleEn: 'A washing machine took the money and did not start',
    textEn:
      'If it does not start within 3 minutes the money comes back within 24 hours. Otherwise note the number of the machine and send it here with a picture of the payment; it is settled within 2 workdays.',
  },
  {
    unit: 'dorms',
    categories: ['0509'],
    title: '夜里太吵怎么办',
    questions: ['隔壁太吵', '半夜打游戏大声', '室友打呼噜睡不着', '楼上噪音'],
    text: '熄灯后(23:30)请先联系**楼栋值班室**，值班员当场劝阻。\n\n长期吵闹：写明房间和时间段提交，公寓中心会约谈；你的信息不会告诉对方。施工和外部噪声也可以在这里提交。',
    titleEn: 'Noise at night',
    textEn:
      'After lights-out (23:30) tell the porter, who comes at once. If it goes on for days, report room and hours; the other side does not learn who you are.',
  },
  {
    unit: 'student-affairs',
    categories: ['0103'],
    title: '想换宿舍怎么申请',
    questions: ['调宿舍', '和室友合不来', '换寝室', '宿舍调整流程'],
    text: '1. 先和辅导员谈一谈，能调解的先调解；\n2. 每学期第 2、3 周集中受理，在学工系统填“宿舍调整申请”;\n3. 有健康或安全原因的**随时受理**，附证明材料。\n\n空床位按申请原因和先后安排，结果 5 个工作日内通知。',
    titleEn: 'Moving to another room',
    textEn:
      'Talk to your counsellor first. Applications are taken in weeks 2 and 3 of each term in the student affairs system; for health or safety reasons at any time. You hear within 5 workdays.',
  },
  {
    unit: 'student-affairs',
    categories: ['0102'],
    title: '在校证明、请假条怎么开',
    questions: ['在读证明', '请假流程', '离校审批', '怎么开在校证明'],
    text: '- **在校证明、成绩单**：师生服务大厅自助机刷卡打印，中英文都有，带电子签章；\n- **请假**：学工系统提交，3 天以内辅导员批，3 天以上学院批；\n- 急事可先电话告知辅导员，3 天内补手续。',
    titleEn: 'Proof of enrolment and leave',
    textEn:
      'Proof of enrolment and transcripts: print them at the machine in the service hall, in Chinese or English. Leave: apply in the student affairs system; up to three days your counsellor decides, longer the college.',
  },
  {
    unit: 'student-aid',
    categories: ['0101', '1103'],
    title: '奖助学金什么时候发到卡里',
    questions: ['助学金没到账', '奖学金几号发', '国奖什么时候到', '补助没收到'],
    text: '公示结束后 15 个工作日内，发到在学工系统登记的**银行卡**。\n\n没到账请先核对卡号是否有误、是否为一类卡。卡号错误改正后随下一批补发（每月 25 日前后）。',
    titleEn: 'When are scholarships and grants paid?',
    textEn:
      'Within 15 workdays after the list was published, to the bank card registered in the student affairs system. Check the number first: corrected ones are paid with the next batch, around the 25th.',
  },
  {
    unit: 'academic',
    categories: ['0201'],
    title: '选课冲突、选不上课怎么办',
    questions: ['选课系统选不上', '课表冲突', '退课', '补选', '人数满了还能选吗'],
    text: '选课分三轮：预选（抽签）、正选（先到先得）、**第 1–2 周补退选**。\n\n- 必修课冲突：系统里提交“冲突修读申请”，学院审核；\n- 容量已满：补退选时每天 12:00 释放名额；\n- 毕业班缺学分：找学院教务秘书，不用排队抢课。',
    titleEn: 'Choosing courses: clashes and full courses',
    textEn:
      'Three rounds: ballot, first come first served, and changes in weeks 1 and 2. Clashing required courses: apply in the system. Places are freed daily at 12:00 in the last round. Final-year students go to the secretary of their college.',
  },
  {
    unit: 'academic',
    categories: ['0202'],
    title: '对成绩有疑问怎么查分',
    questions: ['成绩录错了', '查卷', '成绩复核', '缓考怎么申请'],
    text: '成绩公布后 **10 个工作日内**，在教务系统提交“成绩复核”，由任课教师所在学院核查卷面分、平时分和加总，5 个工作日内答复；不重新评阅。\n\n缓考须在考前申请，病假附医院证明。',
    titleEn: 'Doubts about a grade',
    textEn:
      'Apply for a check in the academic system within 10 workdays after publication. The college checks the marks and sums, not the judgement, and answers within 5 workdays. Deferred exams must be applied for beforehand.',
  },
  {
    unit: 'library',
    categories: ['0208'],
    title: '图书馆座位预约和开放时间',
    questions: ['图书馆几点关门', '占座', '座位预约', '图书馆开放时间'],
    text: '东湖、北山图书馆：7:00–22:30；考试周延长到 24:00。\n\n座位在小程序预约，**离开 30 分钟不签到自动释放**；占座物品闭馆时统一收到一层服务台，保管 7 天。',
    titleEn: 'Library hours and seats',
    textEn:
      'Both libraries: 7:00–22:30, until midnight in exam weeks. Seats are booked in the mini program and freed after 30 minutes without a check-in. Things left on seats are kept at the desk for 7 days.',
  },
  {
    unit: 'dining',
    categories: ['0604', '0606'],
    title: '食堂开放时间和清真餐',
    questions: ['食堂几点开门', '晚上还有饭吗', '清真食堂在哪', '假期食堂开吗'],
    text: '- 早 6:30–9:00，午 10:40–13:00，晚 16:40–19:00;\n- 东湖第一食堂二层夜宵到 22:00;\n- 清真餐：东湖民族餐厅全天，北山食堂 6 号窗口；\n- 寒暑假至少开一个食堂，时间在本页更新。',
    titleEn: 'Dining hours and halal food',
    textEn:
      'Breakfast 6:30–9:00, lunch 10:40–13:00, dinner 16:40–19:00; late food on the second floor of canteen 1 until 22:00. Halal: the ethnic canteen, and window 6 in Beishan.',
  },
  {
    unit: 'dining',
    categories: ['0601', '0602', '0603'],
    title: '饭菜里吃出异物、吃坏肚子怎么办',
    questions: ['菜里有虫子', '饭里有头发', '吃坏肚子', '食物中毒', '食堂少打菜'],
    text: '1. **保留餐盘和小票**，拍照；\n2. 当场找窗口经理，退餐并登记；\n3. 身体不适先到校医院就诊，保留病历，并立即提交或打值班电话——两人以上不适会按应急处理。\n\n分量不足可以当场复秤，每个食堂门口有公平秤。',
    titleEn: 'Something in the food, or you feel sick after eating',
    textEn:
      'Keep the plate and the receipt, take a photo, and ask for the manager: the meal is refunded. If you feel sick go to the hospital first and report it at once; two people or more are treated as an emergency.',
  },
  {
    unit: 'hq-fleet',
    categories: ['0511'],
    title: '两校区班车时刻',
    questions: ['班车几点', '去北山的车', '末班车', '班车时刻表', '周末有班车吗'],
    text: '工作日 6:50–22:10，每 20 分钟一班，上下课高峰每 10 分钟；周末和节假日每 40 分钟。**末班车 22:10**（两端同时发车）。\n\n凭校园卡免费。晚点 15 分钟以上请提交并写明站点和时间。',
    titleEn: 'Shuttle between the campuses',
    textEn:
      'Workdays 6:50–22:10 every 20 minutes, every 10 in the rush; weekends every 40 minutes. The last bus leaves at 22:10 from both ends. Free with the campus card.',
  },
  {
    unit: 'hospital',
    categories: ['0901', '0902'],
    title: '校医院看病和医药费报销',
    questions: ['医保怎么报销', '校外看病能报吗', '转诊', '校医院几点上班', '学生医保'],
    text: '校医院工作日 8:00–17:30，急诊 24 小时。\n\n- 先到校医院就诊，需要时开**转诊单**再去校外医院；\n- 急诊可直接去，3 个工作日内补转诊；\n- 每月 10–15 日在校医院 2 层报销，带病历、发票、转诊单和校园卡；\n- 比例：门诊 80%,住院按医保目录。',
    titleEn: 'The campus hospital and refunds',
    textEn:
      'Workdays 8:00–17:30, emergencies at any time. For hospitals outside get a referral first (for emergencies within 3 workdays after). Refunds on the 10th to 15th of each month, second floor: records, invoices, referral and campus card.',
  },
  {
    unit: 'psych',
    categories: ['0903'],
    title: '怎么预约心理咨询',
    questions: ['心理咨询', '压力大想找人聊聊', '睡不着焦虑', '咨询要钱吗'],
    text: '免费、保密。在“心理预约”小程序选时间，一般 3 天内安排；不想留姓名也可以。\n\n**现在就很难受**，请直接拨打 24 小时热线，或让身边的人陪你到心理中心；不需要预约。',
    titleEn: 'Booking a counselling session',
    textEn:
      'Free and confidential. Book in the mini program; usually within 3 days, without a name if you wish. If it is bad right now, call the 24-hour line or come to the centre: no booking needed.',
  },
  {
    unit: 'finance',
    categories: ['1101'],
    title: '学费怎么缴，退费多久到账',
    questions: ['学费缴纳', '退学费', '缴费系统打不开', '住宿费退费', '发票在哪开'],
    text: '在财务缴费平台用学号登录，支持银行卡和扫码；缴费票据次日可在平台下载。\n\n退费（休学、退学、多缴）:学院审批后 **15 个工作日**退回原付款账户。',
    titleEn: 'Paying fees and getting them back',
    textEn:
      'Sign in to the payment platform with your student number. Receipts can be downloaded on the next day. Refunds reach the account you paid from 15 workdays after the college has agreed.',
  },
  {
    unit: 'finance',
    audience: 'campus',
    categories: ['1102'],
    title: '报销需要哪些材料',
    questions: ['差旅报销', '发票要求', '报销多久', '报销单怎么填'],
    text: '- 发票抬头和税号必须是学校，电子发票上传原件；\n- 差旅：行程单、住宿发票、审批单；\n- 单张 1000 元以上附付款记录。\n\n材料齐全的 7 个工作日付款，可在系统看到卡在哪一步。',
    titleEn: 'What is needed for reimbursement',
    textEn:
      'Invoices in the name and with the tax number of the university; for travel the itinerary, the hotel invoice and the approval; above 1,000 yuan the proof of payment. Complete claims are paid within 7 workdays.',
  },
  {
    unit: 'security',
    categories: ['0803', '0804', '0805'],
    title: '校外人员、车辆入校和电动车充电',
    questions: ['家长能进校吗', '访客预约', '车怎么进校', '电动车在哪充电', '门禁刷不开'],
    text: '- 访客：被访人在“访客预约”登记，凭身份证从南门、北山正门入校；\n- 车辆：教职工备案车牌直接进出；临时车辆限 2 小时；\n- 电动自行车**只能在充电棚充电**，楼内充电会被切断并通报；\n- 门禁刷不开：先在自助机重新写卡。',
    titleEn: 'Visitors, cars and charging e-bikes',
    textEn:
      'Visitors are registered by whom they visit and enter by the south gate or the main gate of Beishan with their ID. Cars of visitors may stay 2 hours. E-bikes are charged in the sheds only. If the gate does not open, rewrite your card at a machine.',
  },
  {
    unit: 'security',
    categories: ['0806'],
    title: '接到可疑电话、被骗了怎么办',
    questions: ['被诈骗了', '刷单被骗', '冒充客服', '网贷注销', '贷款诈骗'],
    text: '**正在转账：立即停止，拨打 110 或 96110。**\n\n1. 保留聊天和转账记录；\n2. 打保卫部值班电话，陪你报案和止付；\n3. 学校、公检法、客服都不会要求“转到安全账户”或共享屏幕。',
    titleEn: 'Suspicious calls and fraud',
    textEn:
      'About to transfer money: stop and call 110 or 96110. Keep the messages, call the security office, and remember: nobody official asks for a “safe account” or for your screen.',
  },
  {
    unit: 'intake',
    audience: 'desk',
    categories: ['1202'],
    title: '电话接诉口径：不属于学校职责的事',
    questions: ['超出职责怎么答复', '校外纠纷', '快递公司投诉', '不归学校管'],
    text: '1. 先复述对方的困难，不说“不归我们管”;\n2. 说明学校能做什么（提供证明、协调会面、给出渠道电话）;\n3. 12345、12315、12306 等号码在右侧电话本；\n4. 仍要求登记的，如实登记为“咨询”，写明已告知的渠道。',
    titleEn: 'At the phone: matters outside the university’s duty',
    textEn:
      'Say back what is difficult, never “that is not ours”; say what the university can do; give the number of the right service; if the caller wishes, take it down as an enquiry with what you have told.',
  },
];
