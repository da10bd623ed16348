"""Civicstat Numerals: our own painted-board figures (0-9 . , + − A B C D F), built from stroked skeletons.

Writes numerals.woff2 into the current folder. Needs fontTools, shapely and brotli:
    python numerals.py
"""
import math,io
from shapely.geometry import LineString,Polygon,box
from shapely.ops import unary_union
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
S=112; L,Rr,B,T=56,364,52,648; C=(L+Rr)/2; r=(Rr-L)/2; H=700
def arc(cx,cy,rx,ry,a0,a1,n=14):
    return [(cx+rx*math.cos(math.radians(a0+(a1-a0)*i/n)),cy+ry*math.sin(math.radians(a0+(a1-a0)*i/n))) for i in range(n+1)]
def st(pts,closed=False,s=S,join=2):
    if closed: pts=pts+[pts[0],pts[1]]
    return LineString(pts).buffer(s/2,cap_style=2,join_style=join,mitre_limit=3)
W=420
def ring(l,rt,b,t,rx=None):
    rx=(rt-l)/2; cx=(l+rt)/2; ry=min(rx*1.0,(t-b)/2)
    return st(arc(cx,t-ry,rx,ry,0,180)+arc(cx,b+ry,rx,ry,180,360),True)
G={}
G['0']=ring(L,Rr,B,T)
G['1']=unary_union([st([(238,0),(238,700)]),Polygon([(238,700),(182,700),(82,600),(82,478),(200,560),(238,560)])])
G['2']=unary_union([st([(L,478)]+arc(C,T-r,r,r,180,0)+arc(C-60,T-r-10,r+60,190,0,-38,8)+[(92,70)],join=1).intersection(box(-50,0,500,710)),box(38,0,412,S),Polygon([(38,0),(38,90),(140,200),(200,S),(200,0)])])
m=362
G['3']=unary_union([st([(L,496)]+arc(C,T-142,r,142,180,-70),join=1),st(arc(C,B+156,r,156,70,-180)+[(L,B+150)],join=1),box(170,m-S/2+2,C+60,m+S/2-6)])
G['4']=unary_union([box(236,0,236+S,700),box(16,138,408,138+S-8),Polygon([(236,700),(348,700),(348,640),(138,200),(16,200),(16,242)])])
G['5']=unary_union([box(56,700-S+4,384,700),Polygon([(56,700),(166,700),(158,420),(150,352),(40,352)]),st(arc(C,B+r,r,r,180,360)+arc(C,B+r+70,r,r,0,150,10)+[(90,352)],join=1)])
six=unary_union([ring(L,Rr,B,B+2*r+42),st([(Rr,500)]+arc(C,T-r,r,r,0,180)+[(L,B+r)],join=1)])
G['6']=six
from shapely.affinity import rotate
G['9']=rotate(six,180,origin=(C,350))
G['7']=unary_union([box(28,700-S+2,396,700),Polygon([(396,700),(396,590),(214,0),(92,0),(272,590),(276,700)])])
G['8']=unary_union([ring(L+10,Rr-10,350-4,T),ring(L,Rr,B,350+10)])
G['.']=box(46,0,46+S+6,S+6); G[',']=unary_union([box(46,0,164,118),Polygon([(100,0),(164,0),(110,-100),(46,-100)])])
G['−']=box(30,300,390,300+S-10); G['+']=unary_union([G['−'],box(160,170,262,532)])
G['A']=unary_union([Polygon([(0,0),(116,0),(222,560),(222,700),(140,700)]),Polygon([(420,0),(304,0),(198,560),(198,700),(280,700)]),box(110,140,310,232)])
def bowl(b,t,x=364): 
    ry=(t-b)/2; return st([(100,t)]+[(x-ry*.9,t)]+arc(x-ry*.9,(t+b)/2,ry*.9,ry,90,-90)+[(100,b)],join=1)
G['B']=unary_union([box(24,0,24+S,700),bowl(356,T,356),bowl(B,362,372)])
G['C']=st([(Rr,480)]+arc(C,T-r,r,r,0,180)+arc(C,B+r,r,r,180,360)+[(Rr,220)],join=1)
G['D']=unary_union([box(24,0,24+S,700),st([(100,T),(C,T)]+arc(C,T-r,r,r,90,0)+arc(C,B+r,r,r,0,-90)+[(100,B)],join=1)])
G['F']=unary_union([box(36,0,36+S,700),box(36,588,396,700),box(36,312,350,418)])
ADV={'.':212,',':212}
names={'.':'period',',':'comma','−':'minus','+':'plus'}; names.update({str(i):n for i,n in enumerate('zero one two three four five six seven eight nine'.split())})
order=['.notdef','space']; cmap={32:'space'}; gl={}; mt={'.notdef':(420,0),'space':(212,0)}
for k in('.notdef','space'): gl[k]=TTGlyphPen(None).glyph()
n=0
for ch,g in G.items():
    nm=names.get(ch,ch); order.append(nm); cmap[ord(ch)]=nm
    if ch=='−': cmap[0x2013]=nm; cmap[0x2d]=nm
    pen=TTGlyphPen(None); off=24
    ps=list(g.geoms) if g.geom_type=='MultiPolygon' else [g]
    for p in ps:
        for k,ringc in enumerate([p.exterior,*p.interiors]):
            c=list(ringc.simplify(1.1).coords)[:-1]
            ccw=ringc.is_ccw
            if (k==0)==ccw: c=c[::-1]
            pen.moveTo((round(c[0][0]+off),round(c[0][1]))); [pen.lineTo((round(x+off),round(y))) for x,y in c[1:]]; pen.closePath(); n+=len(c)
    gl[nm]=pen.glyph(); mt[nm]=(ADV.get(ch,468),0)
fb=FontBuilder(1000,isTTF=True); fb.setupGlyphOrder(order); fb.setupCharacterMap(cmap); fb.setupGlyf(gl)
gs=fb.font['glyf']; fb.setupHorizontalMetrics({k:(mt[k][0],getattr(gs[k],'xMin',0) or 0) for k in order})
fb.setupHorizontalHeader(ascent=760,descent=-120); fb.setupNameTable({'familyName':'Civicstat Numerals','styleName':'Regular'}); fb.setupOS2(sTypoAscender=760,sTypoDescender=-120,usWinAscent=760,usWinDescent=120,sCapHeight=700); fb.setupPost(keepGlyphNames=False)
fb.font.flavor='woff2'; b=io.BytesIO(); fb.save(b); open('numerals.woff2','wb').write(b.getvalue()); print(n,'points',len(b.getvalue()),'bytes')
