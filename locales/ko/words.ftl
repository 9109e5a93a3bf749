### 답변과 알림, 웹 화면이 함께 쓰는 말.

## 날짜

date = { $year }년 { $monthday } ({ $weekday })
date-short = { $monthday } ({ $weekday })
month-of-year = { $name }
moment = { $date } { $time }
span-hours = { $date } { $from }~{ $to }
span-days = { $from } ~ { $to }
span-from = { $from }부터
span-until = { $to }까지
zoned = { $time } ({ $zone })
zone-of-place = { $place } 시간
zone-of-offset = UTC{ $offset }
zone-both = { $local } / 시작 { $home }

days-left =
    { $days ->
        [0] 오늘 마감
       *[other] D-{ $days }
    }
days-until =
    { $days ->
        [0] 오늘
        [1] 내일 (D-1)
       *[other] { $days }일 뒤 (D-{ $days })
    }

## 프로그램

kind-forum = 포럼
kind-training = 교육·연수
kind-exchange = 교류
kind-volunteering = 봉사
kind-culture = 문화 행사
kind-network = 네트워크·상시 서비스
kinds-forum = 포럼
kinds-training = 교육·연수
kinds-exchange = 교류
kinds-volunteering = 봉사
kinds-culture = 문화 행사
kinds-network = 네트워크·상시 서비스
format-onsite = 현장 진행
format-online = 온라인
format-hybrid = 현장·온라인 병행
status-cancelled = 취소
status-postponed = 연기
status-over = 종료
status-running = 진행 중

fee-free = 무료
fee-amount = { $amount }원

text-in = { $text } ({ $language } 원문)
title-in = { $language } 원제
nothing-recorded = 등록된 내용 없음

## 카드의 항목

label-status = 알림
label-when = 일시
label-previous = 원래 일정
label-where = 장소
label-apply = 신청
label-fee = 참가비
label-capacity = 정원
label-languages = 사용 언어
label-audience = 대상
label-eligibility = 참가 자격
label-how = 신청 방법
label-link = 신청 링크
label-contact = 문의
label-organizer = 주최
label-topics = 주제
label-partners = 함께하는 곳
label-sessions = 세부 일정

## "신청" 옆에 쓰는 상태

apply-until = { $closes }까지 · { $left }
apply-opens = { $opens }부터
apply-closed = { $closes } 마감됨
apply-any-time = 마감일이 등록되어 있지 않음
apply-closed-short = 마감
apply-not-yet-short = { $date }부터 신청

## 버튼

button-details = 자세히
button-remind = 알림 받기
button-calendar = 캘린더에 담기
button-google-calendar = Google 캘린더
button-apply = 신청하기
button-share = 공유
button-more = 더 보기
button-yes = 네, 알려 주세요
button-stop = 네, 그만 받을게요
button-no = 아니요, 그대로 둘게요

## 언어

language-ko = 한국어
language-en = 영어
language-zh-Hans = 중국어 간체
language-zh-Hant = 중국어 번체
language-ja = 일본어
language-vi = 베트남어
language-id = 인도네시아어
language-ru = 러시아어
language-es = 스페인어
language-mn = 몽골어
language-lo = 라오어
language-km = 크메르어
language-th = 태국어
language-my = 미얀마어
language-ms = 말레이어
language-fil = 필리핀어
language-kk = 카자흐어
language-uz = 우즈베크어
language-tr = 튀르키예어
language-ar = 아랍어
language-hi = 힌디어
language-fr = 프랑스어
language-de = 독일어
language-pt = 포르투갈어
