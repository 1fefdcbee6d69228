# since: 3.14
# Bytes as text, checksums, hashes and their keys.
import base64, binascii, hashlib, hmac
def show(f,*a,**k):
    try: print(f.__name__, repr(f(*a,**k)))
    except Exception as e: print(f.__name__, type(e).__name__, e)
for d in [b'',b'f',b'fo',b'foo',b'foob',b'fooba',b'foobar',bytes(range(256)),b'\0\0\0\0',b'    x',b'\xff'*7]:
    for enc,dec in [(base64.b64encode,base64.b64decode),(base64.urlsafe_b64encode,base64.urlsafe_b64decode),(base64.b32encode,base64.b32decode),(base64.b32hexencode,base64.b32hexdecode),(base64.b16encode,base64.b16decode),(base64.a85encode,base64.a85decode),(base64.b85encode,base64.b85decode),(base64.encodebytes,base64.decodebytes),(base64.standard_b64encode,base64.standard_b64decode),(binascii.hexlify,binascii.unhexlify)]:
        e=enc(d); print(e, dec(e)==d)
for s in ['YQ','YQ=','YQ==','YQ===','Y','YWJj!','YW Jj','é',5,'=','YQ==YQ==','YWJjZA','-_-_',b'+/+/']:
    show(base64.b64decode,s); show(base64.b64decode,s,validate=True); show(base64.urlsafe_b64decode,s)
show(base64.b64encode,'x'); show(base64.b64encode,b'\xfb\xff',b'-_'); show(base64.b64decode,'-_8=',altchars='-_'); show(base64.b32decode,'mzxw6==='); show(base64.b32decode,'mzxw6===',True); show(base64.b32decode,'MZXW6'); show(base64.b32decode,'M1023456',map01='I'); show(base64.b16decode,'ab'); show(base64.b16decode,'AB'); show(base64.b16decode,'ab',True); show(base64.b16decode,'A'); show(base64.a85encode,b'    \0\0\0\0abc',foldspaces=True,adobe=True,wrapcol=5); show(base64.a85decode,b'<~z87cUR~>',adobe=True); show(base64.a85decode,b'zzv'); show(base64.b85decode,b'ab"'); show(base64.encodebytes,'x'); show(base64.encodebytes,b'x'*100)
show(binascii.crc32,b'hello'); show(binascii.crc32,b'lo',binascii.crc32(b'hel')); show(binascii.unhexlify,'abc'); show(binascii.unhexlify,'zz'); show(binascii.hexlify,b'abcdef','-',2); show(binascii.b2a_base64,b'x'); show(binascii.a2b_base64,'YQ='); print(binascii.Error.__mro__)
for n in ['md5','sha1','sha224','sha256','sha384','sha512','sha3_224','sha3_256','sha3_384','sha3_512','blake2b','blake2s']:
    h=getattr(hashlib,n)(b'hello'); h.update(b' world'); c=h.copy(); c.update(b'!'); print(h.name,h.digest_size,h.block_size,h.hexdigest(),c.hexdigest()[:16],h.digest()[:4]); print(hashlib.new(n,b'x').hexdigest()[:20])
m=hmac.new(b'key',b'msg','sha256'); print(m.hexdigest(), m.name, m.digest_size, m.block_size, hmac.digest(b'key',b'msg','md5').hex(), hmac.new(b'k'*200,b'm',hashlib.sha1).hexdigest(), hmac.compare_digest('a','a'), hmac.compare_digest(b'a',b'b')); show(hmac.new,'key',b'','md5'); show(hmac.new,b'key')
c=m.copy(); c.update(b'x'); print(c.hexdigest()==m.hexdigest())

# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'' True
# expect: b'Zg==' True
# expect: b'Zg==' True
# expect: b'MY======' True
# expect: b'CO======' True
# expect: b'66' True
# expect: b'Ac' True
# expect: b'W&' True
# expect: b'Zg==\n' True
# expect: b'Zg==' True
# expect: b'66' True
# expect: b'Zm8=' True
# expect: b'Zm8=' True
# expect: b'MZXQ====' True
# expect: b'CPNG====' True
# expect: b'666F' True
# expect: b'Ao@' True
# expect: b'W^V' True
# expect: b'Zm8=\n' True
# expect: b'Zm8=' True
# expect: b'666f' True
# expect: b'Zm9v' True
# expect: b'Zm9v' True
# expect: b'MZXW6===' True
# expect: b'CPNMU===' True
# expect: b'666F6F' True
# expect: b'AoDS' True
# expect: b'W^Zo' True
# expect: b'Zm9v\n' True
# expect: b'Zm9v' True
# expect: b'666f6f' True
# expect: b'Zm9vYg==' True
# expect: b'Zm9vYg==' True
# expect: b'MZXW6YQ=' True
# expect: b'CPNMUOG=' True
# expect: b'666F6F62' True
# expect: b'AoDTs' True
# expect: b'W^Zp|' True
# expect: b'Zm9vYg==\n' True
# expect: b'Zm9vYg==' True
# expect: b'666f6f62' True
# expect: b'Zm9vYmE=' True
# expect: b'Zm9vYmE=' True
# expect: b'MZXW6YTB' True
# expect: b'CPNMUOJ1' True
# expect: b'666F6F6261' True
# expect: b'AoDTs@/' True
# expect: b'W^Zp|VE' True
# expect: b'Zm9vYmE=\n' True
# expect: b'Zm9vYmE=' True
# expect: b'666f6f6261' True
# expect: b'Zm9vYmFy' True
# expect: b'Zm9vYmFy' True
# expect: b'MZXW6YTBOI======' True
# expect: b'CPNMUOJ1E8======' True
# expect: b'666F6F626172' True
# expect: b'AoDTs@<)' True
# expect: b'W^Zp|VR8' True
# expect: b'Zm9vYmFy\n' True
# expect: b'Zm9vYmFy' True
# expect: b'666f6f626172' True
# expect: b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w==' True
# expect: b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq-wsbKztLW2t7i5uru8vb6_wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t_g4eLj5OXm5-jp6uvs7e7v8PHy8_T19vf4-fr7_P3-_w==' True
# expect: b'AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPSAIJCEMSCKJRHFAUSUKZMFUXC6MBRGIZTINJWG44DSOR3HQ6T4P2AIFBEGRCFIZDUQSKKJNGE2TSPKBIVEU2UKVLFOWCZLJNVYXK6L5QGCYTDMRSWMZ3INFVGW3DNNZXXA4LSON2HK5TXPB4XU634PV7H7AEBQKBYJBMGQ6EITCULRSGY5D4QSGJJHFEVS2LZRGM2TOOJ3HU7UCQ2FI5EUWTKPKFJVKV2ZLNOV6YLDMVTWS23NN5YXG5LXPF5X274BQOCYPCMLRWHZDE4VS6MZXHM7UGR2LJ5JVOW27MNTWW33TO55X7A4HROHZHF43T6R2PK5PWO33XP6DY7F47U6X3PP6HZ7L57Z7P674======' True
# expect: b'000G40O40K30E209185GO38E1S8124GJ2GAHC5OO34D1M70T3OFI08924CI2A9H750KIKAPC5KN2UC1H68PJ8D9M6SS3IEHR7GUJSFQ085146H258P3KGIAA9D64QJIFA18L4KQKALB5EM2PB9DLONAUBTG62OJ3CHIMCPR8D5L6MR3DDPNN0SBIEDQ7ATJNF1SNKURSFLV7V041GA1O91C6GU48J2KBHI6OT3SGI699754LIQBPH6CQJEE9R7KVK2GQ58T4KMJAFA59LALQPBDELUOB3CLJMIQRDDTON6TBNF5TNQVS1GE2OF2CBHM7P34SLIUCPN7CVK6HQB9T9LEMQVCDJMMRRJETTNV0S7HE7P75SRJUHQFATFMERRNFU3OV5SVKUNRFFU7PVBTVPVFUVS======' True
# expect: b'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF' True
# expect: b'!!*-\'"9eu7#RLhG$k3[W&.oNg\'GVB"(`=52*$$(B+<_pR,UFcb-n-Vr/1iJ-0JP==1c70M3&s#]4?Ykm5X@_(6q\'R884cEH9MJ8X:f1+h<)lt#=BSg3>[:ZC?t!MSA7]@cBPD3sCi+\'.E,fo>FEMbNG^4U^I!pHnJ:W<)KS>/9Ll%"IN/`jYOHG]iPa.Q$R$jD4S=Q7DTV8*TUnsrdW2ZetXKAY/Yd(L?[\'d?O\\@K2_]Y2%o^qmn*`5Ta:aN;TJbg"GZd*^:jeCE.%f\\,!5gtgiEi8N\\UjQ5OekiqBum-X60nF?)@o_%qPq"ad`r;HWp' True
# expect: b'009C61O)~M2nh-c3=Iws5D^j+6crX17#SKH9337XAR!_nBqb&%C@Cr{EG;fCFflSSG&MFiI5|2yJUu=?KtV!7L`6nNNJ&adOifNtP*GA-R8>}2SXo+ITwPvYU}0ioWMyV&XlZI|Y;A6DaB*^Tbai%jczJqze0_d@fPsR8goTEOh>41ejE#<ukdcy;l$Dm3n3<ZJoSmMZprN9pq@|{(sHv)}tgWuEu(7hUw6(UkxVgH!yuH4^z`?@9#Kp$P$jQpf%+1cv(9zP<)YaD4*xB0K+}+;a;Njxq<mKk)=;`X~?CtLF@bU8V^!4`l`1$(#{Qds_' True
# expect: b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4\nOTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3Bx\ncnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmq\nq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj\n5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w==\n' True
# expect: b'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/w==' True
# expect: b'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff' True
# expect: b'AAAAAA==' True
# expect: b'AAAAAA==' True
# expect: b'AAAAAAA=' True
# expect: b'0000000=' True
# expect: b'00000000' True
# expect: b'z' True
# expect: b'00000' True
# expect: b'AAAAAA==\n' True
# expect: b'AAAAAA==' True
# expect: b'00000000' True
# expect: b'ICAgIHg=' True
# expect: b'ICAgIHg=' True
# expect: b'EAQCAIDY' True
# expect: b'40G2083O' True
# expect: b'2020202078' True
# expect: b'+<VdLGQ' True
# expect: b'ARr(hcm' True
# expect: b'ICAgIHg=\n' True
# expect: b'ICAgIHg=' True
# expect: b'2020202078' True
# expect: b'/////////w==' True
# expect: b'_________w==' True
# expect: b'77777777777Q====' True
# expect: b'VVVVVVVVVVVG====' True
# expect: b'FFFFFFFFFFFFFF' True
# expect: b's8W-!s8W*' True
# expect: b'|NsC0|Ns9' True
# expect: b'/////////w==\n' True
# expect: b'/////////w==' True
# expect: b'ffffffffffffff' True
# expect: b64decode Error Incorrect padding
# expect: b64decode Error Incorrect padding
# expect: urlsafe_b64decode Error Incorrect padding
# expect: b64decode Error Incorrect padding
# expect: b64decode Error Incorrect padding
# expect: urlsafe_b64decode Error Incorrect padding
# expect: b64decode b'a'
# expect: b64decode b'a'
# expect: urlsafe_b64decode b'a'
# expect: b64decode b'a'
# expect: b64decode Error Excess data after padding
# expect: urlsafe_b64decode b'a'
# expect: b64decode Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b64decode Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: urlsafe_b64decode Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: b64decode b'abc'
# expect: b64decode Error Only base64 data is allowed
# expect: urlsafe_b64decode b'abc'
# expect: b64decode b'abc'
# expect: b64decode Error Only base64 data is allowed
# expect: urlsafe_b64decode b'abc'
# expect: b64decode ValueError string argument should contain only ASCII characters
# expect: b64decode ValueError string argument should contain only ASCII characters
# expect: urlsafe_b64decode ValueError string argument should contain only ASCII characters
# expect: b64decode TypeError argument should be a bytes-like object or ASCII string, not 'int'
# expect: b64decode TypeError argument should be a bytes-like object or ASCII string, not 'int'
# expect: urlsafe_b64decode TypeError argument should be a bytes-like object or ASCII string, not 'int'
# expect: b64decode b''
# expect: b64decode Error Leading padding not allowed
# expect: urlsafe_b64decode b''
# expect: b64decode b'a'
# expect: b64decode Error Excess data after padding
# expect: urlsafe_b64decode b'a'
# expect: b64decode Error Incorrect padding
# expect: b64decode Error Incorrect padding
# expect: urlsafe_b64decode Error Incorrect padding
# expect: b64decode b''
# expect: b64decode Error Only base64 data is allowed
# expect: urlsafe_b64decode b'\xfb\xff\xbf'
# expect: b64decode b'\xfb\xff\xbf'
# expect: b64decode b'\xfb\xff\xbf'
# expect: urlsafe_b64decode b'\xfb\xff\xbf'
# expect: b64encode TypeError a bytes-like object is required, not 'str'
# expect: b64encode b'-_8='
# expect: b64decode b'\xfb\xff'
# expect: b32decode Error Non-base32 digit found
# expect: b32decode b'foo'
# expect: b32decode Error Incorrect padding
# expect: b32decode b'b\x1d\xad\xf3\xbe'
# expect: b16decode Error Non-base16 digit found
# expect: b16decode b'\xab'
# expect: b16decode b'\xab'
# expect: b16decode Error Odd-length string
# expect: a85encode b'<~yz@\n:E^~>'
# expect: a85decode b'\x00\x00\x00\x00Hell'
# expect: a85decode ValueError Non-Ascii85 digit found: v
# expect: b85decode ValueError bad base85 character at position 2
# expect: encodebytes TypeError expected bytes-like object, not str
# expect: encodebytes b'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eA==\n'
# expect: crc32 907060870
# expect: crc32 907060870
# expect: unhexlify Error Odd-length string
# expect: unhexlify Error Non-hexadecimal digit found
# expect: hexlify b'6162-6364-6566'
# expect: b2a_base64 b'eA==\n'
# expect: a2b_base64 Error Incorrect padding
# expect: (<class 'binascii.Error'>, <class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
# expect: md5 16 64 5eb63bbbe01eeed093cb22bb8f5acdc3 fc3ff98e8c6a0d30 b'^\xb6;\xbb'
# expect: 9dd4e461268c8034f5c8
# expect: sha1 20 64 2aae6c35c94fcfb415dbe95f408b9ce91ee846ed 430ce34d020724ed b'*\xael5'
# expect: 11f6ad8ec52a2984abaa
# expect: sha224 28 64 2f05477fc24bb4faefd86517156dafdecec45b8ad3cf2522a563582b 428c16b4309e824c b'/\x05G\x7f'
# expect: 54a2f7f92a5f975d8096
# expect: sha256 32 64 b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9 7509e5bda0c762d2 b"\xb9M'\xb9"
# expect: 2d711642b726b0440162
# expect: sha384 48 128 fdbd8e75a67f29f701a4e040385e2e23986303ea10239211af907fcbb83578b3e417cb71ce646efd0819dd8c088de1bd d33d40f7010ce34a b'\xfd\xbd\x8eu'
# expect: d752c2c51fba0e29aa19
# expect: sha512 64 128 309ecc489c12d6eb4cc40f50c902f2b4d0ed77ee511a7c7a9bcd3ca86d4cd86f989dd35bc5ff499670da34255b45b0cfd830e81f605dcf7dc5542e93ae9cd76f db9b1cd3262dee37 b'0\x9e\xccH'
# expect: a4abd4448c49562d8281
# expect: sha3_224 28 144 dfb7f18c77e928bb56faeb2da27291bd790bc1045cde45f3210bb6c5 f8551fe638d604e2 b'\xdf\xb7\xf1\x8c'
# expect: 63e6ceb28ad474fa51c3
# expect: sha3_256 32 136 644bcc7e564373040999aac89e7622f3ca71fba1d972fd94a31c3bfbf24e3938 9c24b06143c07224 b'dK\xcc~'
# expect: 741efa311f9768695694
# expect: sha3_384 48 104 83bff28dde1b1bf5810071c6643c08e5b05bdb836effd70b403ea8ea0a634dc4997eb1053aa3593f590f9c63630dd90b 64bdfdfda3956f86 b'\x83\xbf\xf2\x8d'
# expect: 5abfc7bc2a09a612f879
# expect: sha3_512 64 72 840006653e9ac9e95117a15c915caab81662918e925de9e004f774ff82d7079a40d4d27b1b372657c61d46d470304c88c788b3a4527ad074d1dccbee5dbaa99a 5aadcaf394961eec b'\x84\x00\x06e'
# expect: 0fdb27960308c51467ed
# expect: blake2b 64 128 021ced8799296ceca557832ab941a50b4a11f83478cf141f51f933f653ab9fbcc05a037cddbed06e309bf334942c4e58cdf1a46e237911ccd7fcf9787cbc7fd0 fa02d55d26bc5cda b'\x02\x1c\xed\x87'
# expect: 0909377ad35110cafb29
# expect: blake2s 32 64 9aec6806794561107e594b1f6a8a6b0c92a0cba9acf5e5e93cca06f781813b0b 6b07ae5278b0eb87 b'\x9a\xech\x06'
# expect: ec308c07c83582c663e9
# expect: 2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628 hmac-sha256 32 64 18e3548c59ad40dd03907b7aeee71d67 d09c412bc41477a83d3fefc21d7d0af74b2e1627 True False
# expect: new TypeError key: expected bytes or bytearray, but got 'str'
# expect: new TypeError Missing required argument 'digestmod'.
# expect: False
